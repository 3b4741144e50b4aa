import { expect, type BrowserContext } from '@playwright/test';
import Papa from 'papaparse';

/** A line of a downloaded file, by the names of its columns. */
export type CsvRow = Record<string, string>;

/** Downloads a CSV file as a signed-in person and reads it. */
export async function csvRows(context: BrowserContext, path: string): Promise<CsvRow[]> {
	const answer = await context.request.get(path);
	expect(answer.status(), path).toBe(200);
	const text = (await answer.text()).replace(/^\uFEFF/, '');
	return Papa.parse<CsvRow>(text, { header: true, skipEmptyLines: true }).data;
}
