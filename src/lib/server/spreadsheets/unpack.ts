import { strFromU8 } from 'fflate';
import { SPREADSHEET_LIMITS } from '$lib/spreadsheets/sheet';
import { CannotRead } from '$lib/spreadsheets/cannot-read';
import { expandZip, HoldsTooMuch, type ExpandLimits } from '../archives/expand-zip';

/** The parts of a workbook that are read, by their path in it. */
export type Parts = Record<string, Uint8Array>;

/** Macros, pictures, links to other files and what a page looks like are never looked at. */
const isRead = (path: string) =>
	/\.(xml|rels)$/.test(path) && !/^xl\/(externalLinks|drawings|charts|theme|media|printerSettings|comments)/.test(path);

/** Unpacks what is read of a workbook. */
export function unpack(archive: Uint8Array, limits: ExpandLimits = SPREADSHEET_LIMITS): Parts {
	try {
		return expandZip(archive, limits, isRead).files;
	} catch (error) {
		if (!(error instanceof HoldsTooMuch)) throw error;
		throw new CannotRead(error.what, error.what === 'too_many_parts' ? { limit: limits.parts } : undefined);
	}
}

/** A part as text. Workbooks are written in UTF-8. */
export function partText(part: Uint8Array | undefined): string {
	return part ? strFromU8(part) : '';
}
