import { usualDigits } from '../time/digits';
import type { Cell } from '../spreadsheets/sheet';
import { formatDate } from '../time/format';
import { headingKey } from './heading-key';

/** What stands in a cell as one line: Lao and wide digits as ASCII ones, a day as `d/m/yyyy`, an error as nothing. */
export function plain(cell: Cell): string {
	if (cell === null || typeof cell === 'boolean') return cell === true ? 'TRUE' : '';
	if (typeof cell === 'number') return String(cell);
	if (typeof cell === 'string') return usualDigits(cell.normalize('NFC')).replace(UNSEEN, ' ').trim();
	return 'day' in cell ? formatDate(cell.day, 'vi') : '';
}

/** Blanks of all kinds and what is not seen; Excel's leading apostrophe is for itself. */
const UNSEEN = /[\s\u00ad\u200b\u2060\ufeff]+|^['’`]/g;

const NOT_KNOWN = new Set(
	'khong biet,khong ro,chua biet,chua ro,chua xac dinh,khong xac dinh,chua co,khong co,khong,k biet,ko biet,kb,ko ro,k ro,k co,ko co,k,ko,unknown,n a,na,none,nil,null,not known,ບໍ່ຮູ້,ບໍ່ຮູ້ຈັກ,ບໍ່ຊາບ,ບໍ່ມີ'.split(
		','
	)
);

/** Whether it says that nothing is known: empty, a dash or dots, `chưa rõ`, `không biết`. */
export function isUnknown(text: string): boolean {
	return !/[\p{L}\p{N}+]/u.test(text) || NOT_KNOWN.has(headingKey(text));
}

/** What stands in a cell, nothing where it says that nothing is known. Not for names: somebody may be called Na. */
export function stated(cell: Cell): string {
	const text = plain(cell);
	return isUnknown(text) ? '' : text;
}

/** No date, number or answer is as long: it is not looked through for one. */
export function isTooLong(cell: Cell): boolean {
	return typeof cell === 'string' && cell.length > 100;
}

/** Whether a number was shortened to `9.12E+08`: its digits are lost. */
export function lostDigits(text: string): boolean {
	return /^\d([.,]\d+)?E\+?\d+$/i.test(text);
}
