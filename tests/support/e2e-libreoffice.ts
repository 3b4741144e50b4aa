import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Papa from 'papaparse';

const run = promisify(execFile);

/** Comma, quotes, UTF-8, from the first line; values as they are and not as they look; the first sheet. */
const AS_VALUES = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,1';

/** The first sheet of a workbook as LibreOffice reads it, row by row. */
export async function asReadByLibreOffice(workbook: Uint8Array): Promise<string[][]> {
	const program = process.env.SOFFICE_PATH;
	if (!program) throw new Error('SOFFICE_PATH is missing: `npm run test:e2e -- --full` finds LibreOffice and sets it.');
	const folder = await mkdtemp(join(tmpdir(), 'giot-hong-office-'));
	try {
		await writeFile(join(folder, 'read.xlsx'), workbook);
		const own = `-env:UserInstallation=file://${folder}/own`;
		await run(program, [own, '--headless', '--convert-to', AS_VALUES, '--outdir', folder, join(folder, 'read.xlsx')]);
		const csv = (await readdir(folder)).find((name) => name.endsWith('.csv'));
		if (!csv) throw new Error('LibreOffice wrote no file.');
		const text = await readFile(join(folder, csv), 'utf8');
		return Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
