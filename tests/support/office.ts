import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import Papa from 'papaparse';
import readXlsxFile from 'read-excel-file/node';

const office = (process.env.PATH ?? '')
	.split(delimiter)
	.map((folder) => join(folder, 'soffice'))
	.find((path) => existsSync(path));

/** What opens a workbook here, for the title of a test: LibreOffice where it is installed. */
export const reader = office ? 'LibreOffice' : 'read-excel-file, as LibreOffice is not installed';

/** The cells of a workbook as LibreOffice shows them, or the library that `reader` names; all as text. */
export async function inLibreOffice(workbook: Uint8Array): Promise<string[][]> {
	if (!office) return withLibrary(workbook);
	const folder = await mkdtemp(join(tmpdir(), 'giot-office-'));
	try {
		await writeFile(join(folder, 'list.xlsx'), workbook);
		const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
		// UTF-8 (76), cells as shown, quoted where needed.
		const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false';
		await promisify(execFile)(office, [
			profile,
			'--headless',
			'--convert-to',
			filter,
			'--outdir',
			folder,
			join(folder, 'list.xlsx')
		]);
		return Papa.parse<string[]>(await readFile(join(folder, 'list.csv'), 'utf8'), { skipEmptyLines: true }).data;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function withLibrary(workbook: Uint8Array): Promise<string[][]> {
	const sheets = await readXlsxFile(Buffer.from(workbook));
	const [rows] = sheets.map(({ data }) => data);
	return (rows ?? []).map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
}
