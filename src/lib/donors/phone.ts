import type { Country } from '../areas/country';
import { usualDigits } from '../time/digits';

/** A number as dialled from anywhere: `+` and digits. */
export type Phone = { e164: string };

const CALLING_CODE: Record<Country, string> = { VN: '84', LA: '856' };

/** National numbers without their leading 0: mobiles, then land lines. */
const NATIONAL: Record<Country, RegExp> = {
	VN: /^([35789]\d{8}|2(0[3-9]|[1-9]\d)\d{7})$/,
	LA: /^(20\d{8}|30\d{7}|[2-8]\d{7})$/
};

/** Reads a number as people type it, with or without its 0 or country code; `null` when it cannot be dialled. */
export function normalisePhone(text: string, country: Country): Phone | null {
	const typed = usualDigits(text)
		.trim()
		.replace(/[\s.\-()/]/g, '')
		.replace(/^00/, '+');
	if (!/^\+?\d{6,16}$/.test(typed)) return null;
	if (typed.startsWith('+')) return international(typed.slice(1));
	const code = CALLING_CODE[country];
	const rests = [typed.replace(/^0/, ''), typed.startsWith(code) ? typed.slice(code.length) : ''];
	const national = rests.find((rest) => NATIONAL[country].test(rest));
	return national ? { e164: `+${code}${national}` } : null;
}

/** A number of either country as it is stored, read as one of this country first; `null` when empty or none that can be dialled. */
export function dialled(text: string, country: Country): string | null {
	const read = normalisePhone(text, country) ?? normalisePhone(text, country === 'VN' ? 'LA' : 'VN');
	return read?.e164 ?? null;
}

function international(digits: string): Phone | null {
	for (const country of ['VN', 'LA'] as const) {
		const code = CALLING_CODE[country];
		if (!digits.startsWith(code)) continue;
		const national = digits.slice(code.length).replace(/^0/, '');
		return NATIONAL[country].test(national) ? { e164: `+${code}${national}` } : null;
	}
	return /^[1-9]\d{7,14}$/.test(digits) ? { e164: `+${digits}` } : null;
}

/** A stored number as its country writes it: `0912 345 678`, `020 5550 0118`; foreign ones as stored. */
export function formatPhone(e164: string): string {
	if (e164.startsWith('+8562') || e164.startsWith('+8563')) {
		return e164.replace(/^\+856(\d{2})(\d{3,4})(\d{4})$/, '0$1 $2 $3');
	}
	if (e164.startsWith('+842')) return e164.replace(/^\+84(\d{3})(\d{3})(\d{4})$/, '0$1 $2 $3');
	return e164.replace(/^\+84(\d{3})(\d{3})(\d{3})$/, '0$1 $2 $3').replace(/^\+856(\d{2})(\d{6})$/, '0$1 $2');
}
