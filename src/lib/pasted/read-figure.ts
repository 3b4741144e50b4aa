import { stated } from '../donor-import/plain';
import { withoutMarks } from '../donors/name';
import { readWhole } from '../typed-number';

/** A number as somebody states it; `null` is "not stated". */
export type Figure = { value: number | null; approximate: boolean };

/** Words that soften a number, before it or after it. */
const SOFT =
	'hon|gan|tren|duoi|khoang|chung|xap xi|uoc tinh|uoc|hang|it nhat|more than|less than|at least|about|around|approximately|approx\\.?|nearly|almost|over|under|circa|ca\\.|ຫຼາຍກວ່າ|ຫລາຍກວ່າ|ປະມານ|ເກືອບ|ກວ່າ|[<>~≈≥≤±]=?';
const COUNTED =
	'don vi mau|don vi|dvm|dv|luot nguoi|luot|nguoi|tinh nguyen vien|tnv|ml|units? of blood|units?|bags?|people|persons?|donors?|volunteers?|ຖົງ|ຄົນ|ມລ';
const SHAPE = new RegExp(
	String.raw`^((?:(?:${SOFT})\s*)*)(\d[\d.,\s]*?)\s*(?:${COUNTED})?\s*((?:${SOFT}|tro len|\+)?)$`
);

/** Reads a figure as reports write it: `hơn 1.315 đơn vị` is about 1,315, a dash or `không rõ` is not stated; `null` where it is no whole number. */
export function readFigure(cell: string): Figure | null {
	const text = withoutMarks(stated(cell)).toLowerCase();
	if (text === '') return { value: null, approximate: false };
	const [, before, digits, after] = SHAPE.exec(text) ?? [];
	const value = digits === undefined ? null : readWhole(digits.replace(/[.,]0{1,2}$/, ''));
	return value === null ? null : { value, approximate: Boolean(before || after) };
}
