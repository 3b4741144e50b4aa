import { keysOf } from '../../../donors/match-keys';
import type { Person } from './donors';

/** People of the first demo club who stand for one situation each, for trying the product and for its tests. */
export type Part = keyof typeof DEMO_CHARACTERS;

/**
 * `likelyDuplicate` may donate today and is found again by name, birth date or telephone; `gaveRecently` donated 20 to 60 days
 * ago, so that the interval of 84 days refuses them today.
 */
export const DEMO_CHARACTERS = {
	likelyDuplicate: { fullName: 'Nguyễn Thị Mẫu Đơn', sex: 'female', birthDate: '1996-03-08', phone: '+84900000001' },
	gaveRecently: { fullName: 'Trần Văn Chờ Đủ Ngày', sex: 'male', birthDate: '1988-10-20', phone: '+84900000002' }
} as const;

const PARTS = Object.keys(DEMO_CHARACTERS) as Part[];

/** Gives the very first people, who are the first club's, their parts; all others stay as they are. */
export function characterOf(person: Person, number: number): Person {
	const part = PARTS[number - 1];
	if (!part) return person;
	const known = DEMO_CHARACTERS[part];
	return {
		...person,
		part,
		gaveBefore: true,
		restDays: 84,
		row: {
			...person.row,
			...known,
			...keysOf({ ...known, birthPrecision: 'day' }, 'VN'),
			birthPrecision: 'day',
			weightClass: '50+',
			abo: 'O',
			rhd: '+',
			groupSource: 'confirmed'
		}
	};
}
