import { keysOf } from '../../../donors/match-keys';
import { withoutMarks } from '../../../donors/name';
import { addDays, yearOf, type CalendarDate } from '../../../time/calendar-date';
import type { Person } from './donors';
import type { DemoRows, DonorRow } from './rows';
import { at, type Setting } from './setting';

type Asked = DemoRows['requests'][number];

const KNOWN_FOR_DAYS = 6;
const ASKED_DAYS_AGO = 3;

/** Somebody of these people who was entered a second time: in haste, without diacritics and with the year of birth alone. */
export function enteredTwice(people: readonly Person[], { chance, today }: Setting): DonorRow {
	const { row, club } = somebodyCertain(people);
	const createdAt = at(addDays(today, -KNOWN_FOR_DAYS), '08:00');
	const person = {
		fullName: withoutMarks(row.fullName),
		birthDate: `${yearOf(row.birthDate)}-01-01` as CalendarDate,
		birthPrecision: 'year' as const
	};
	return { ...row, ...person, ...keysOf(person, club.country), id: chance.key(createdAt), createdAt };
}

/** Somebody who asked by phone what is kept about them, and waits for the answer. */
export function askedAbout(people: readonly Person[], { chance, today }: Setting): Asked {
	const { row } = somebodyCertain(people);
	const createdAt = at(addDays(today, -ASKED_DAYS_AGO), '10:00');
	return {
		id: chance.key(createdAt),
		provinceCode: row.provinceCode,
		clubId: row.clubId,
		donorId: row.id,
		kind: 'access',
		way: 'phone',
		receivedOn: addDays(today, -ASKED_DAYS_AGO),
		filedBy: row.createdBy ?? '',
		createdAt
	};
}

function somebodyCertain(people: readonly Person[]): Person {
	const known = people.find(({ part, row }) => !part && row.phone && row.birthPrecision === 'day');
	if (!known) throw new Error('nobody is known by phone and day of birth');
	return known;
}
