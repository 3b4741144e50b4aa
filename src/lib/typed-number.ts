import { usualDigits } from './time/digits';

/** A whole number in groups of three as people of either country write it: `1.500`, `1,500`, `1 500`. */
const GROUPED = /^-?\d{1,3}([.,\s]\d{3})+$/;

/** Reads a whole number as people type it; `null` when it is none, because half a number is worse than a question. */
export function readWhole(text: string): number | null {
	const typed = usualDigits(text).trim();
	if (!/^-?\d+$/.test(typed) && !GROUPED.test(typed)) return null;
	const number = Number(typed.replace(/[.,\s]/g, ''));
	return Number.isSafeInteger(number) ? number : null;
}
