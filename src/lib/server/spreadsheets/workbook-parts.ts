import { readXml } from '$lib/spreadsheets/xml';
import { partText, type Parts } from './unpack';

/** A sheet as the workbook lists it. `path` is where in the archive it stands, `null` for one that is a chart. */
export type ListedSheet = { name: string; hidden: boolean; path: string | null };

/** The sheets in the order of their tabs. */
export function listedSheets(parts: Parts): ListedSheet[] {
	const paths = sheetPaths(parts);
	const sheets: ListedSheet[] = [];
	readXml(partText(parts['xl/workbook.xml']), {
		open: (element, attribute) => {
			const name = attribute('name');
			if (element !== 'sheet' || !name) return;
			const hidden = /hidden$/i.test(attribute('state') ?? '');
			sheets.push({ name, hidden, path: paths.get(attribute('id') ?? '') ?? null });
		}
	});
	return sheets;
}

/** Only sheets of cells; links to other files are not followed. */
function sheetPaths(parts: Parts): Map<string, string> {
	const paths = new Map<string, string>();
	readXml(partText(parts['xl/_rels/workbook.xml.rels']), {
		open: (element, attribute) => {
			if (element !== 'Relationship' || !attribute('Type')?.endsWith('/worksheet')) return;
			const target = attribute('Target') ?? '';
			paths.set(attribute('Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
		}
	});
	return paths;
}
