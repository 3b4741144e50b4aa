import type { Country } from '../areas/country';
import { normalisePhone } from '../donors/phone';
import type { Cell } from '../spreadsheets/sheet';
import type { Read } from './cell-codes';
import { isTooLong, isUnknown, lostDigits, plain } from './plain';

/** A phone number with its country code, read as one of this country first. A leading 0 that a spreadsheet dropped is put back. */
export function readPhone(cell: Cell, country: Country): Read {
	if (isTooLong(cell)) return { error: 'not_a_phone' };
	const text = plain(cell)
		.replace(/\([^)]*\p{L}[^)]*\)/gu, ' ')
		.replace(/^[^\d+(]+/, '')
		.replace(/[\s\p{L}.]+$/u, '');
	if (isUnknown(plain(cell)) || /^0+$/.test(text)) return { value: '' };
	if (lostDigits(text)) return { error: 'digits_lost' };
	const whole = readOne(text, country);
	if (whole) return whole;
	const several = text.split(/[/;,]|\s[-–]\s|\s+hoặc\s+|\s{2,}/).flatMap((part) => readOne(part.trim(), country) ?? []);
	const [first] = several;
	if (first && 'value' in first) return { value: first.value, note: 'first_of_several' };
	return first ?? { error: 'not_a_phone' };
}

/** Vietnamese mobiles of eleven digits got ten in autumn 2018; old lists still have them. By operator: what became of the three after the 0. */
const OLD_PREFIXES: Record<string, string> = {
	...{ 162: '32', 163: '33', 164: '34', 165: '35', 166: '36', 167: '37', 168: '38', 169: '39' },
	...{ 120: '70', 121: '79', 122: '77', 126: '76', 128: '78' },
	...{ 123: '83', 124: '84', 125: '85', 127: '81', 129: '82' },
	...{ 186: '56', 188: '58', 199: '59' }
};

function renumbered(text: string): string | null {
	const [, old = '', rest] = /^(?:\+?84|0)?(1\d\d)(\d{7})$/.exec(text.replace(/[\s.()-]/g, '')) ?? [];
	return OLD_PREFIXES[old] ? `+84${OLD_PREFIXES[old]}${rest}` : null;
}

/** Without 0 or country code a number may be one of either country: nobody can tell. */
function readOne(text: string, country: Country): Read | null {
	const own = normalisePhone(text, country)?.e164;
	const other = normalisePhone(text, country === 'VN' ? 'LA' : 'VN')?.e164;
	const value = own ?? other;
	if (!value) {
		const now = renumbered(text);
		return now ? { value: now, note: 'old_prefix' } : null;
	}
	const digits = text.replace(/\D/g, '');
	if (/^\s*\(?[+0]/.test(text) || digits === value.slice(1)) return { value };
	return own && other ? { error: 'phone_ambiguous' } : { value, note: 'zero_restored' };
}
