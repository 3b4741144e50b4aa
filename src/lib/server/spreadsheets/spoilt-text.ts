import type { Sheet, SpreadsheetRefusal } from '$lib/spreadsheets/sheet';
import { CannotRead } from '$lib/spreadsheets/cannot-read';

/** In TCVN3 (fonts such as .VnTime) signs that are no letters stand in the middle of words: `Hä vµ tªn`, `®iÖn tho¹i`. */
const TCVN3 = /[A-Za-zÀ-ÿ][µ¸¶¹¨©ª«¬®»¼½¾÷×](?=[a-zÀ-ÿ\s]|$)|(^|\s)®[a-zÀ-ÿ]/;

/** In VNI (fonts such as VNI-Times) a letter with a mark follows the vowel: `Hoï vaø teân`, `Ñieän thoaïi`. */
const VNI =
	/[aeAE][ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]|[oO][ùøûõïâåäêëüÙØÛÕÏÂÅÄÊËÜ]|[uyUY][ùøûïÙØÛÏ]|[ôöÔÖ][ùøûõïÙØÛÕÏ]/;

/** UTF-8 that a program took for a western code page, and letters that one could not write: `Nguyá»…n`, `Nguy?n`, but no address of a page. */
const LOST = /á[º»]|Æ[°¡]|Ä[‘ƒ]|à[º»]|\ufffd|^[^/.:=]*\p{L}\?\p{L}[^/.:=]*$/u;

const SIGNS: [SpreadsheetRefusal, RegExp][] = [
	['legacy_font', TCVN3],
	['legacy_font', VNI],
	['unknown_encoding', LOST]
];

/** One odd word may be a foreign name; a tenth of all cells with words is a font. */
const FEWEST_CELLS = 2;
const SMALLEST_SHARE = 0.1;

/**
 * Refuses text whose letters are spoilt, or readable in an old Vietnamese font only: no kept library knows both of those, and a wrong
 * guess spoils every name.
 */
export function refuseSpoiltText(sheets: readonly Sheet[]) {
	const words = sheets.flatMap(({ rows }) =>
		rows.flatMap(({ cells }) => cells.filter((cell): cell is string => typeof cell === 'string' && /\p{L}/u.test(cell)))
	);
	for (const [refusal, signs] of SIGNS) {
		const odd = words.filter((cell) => signs.test(cell.normalize('NFC'))).length;
		if (odd >= FEWEST_CELLS && odd >= words.length * SMALLEST_SHARE) throw new CannotRead(refusal);
	}
}
