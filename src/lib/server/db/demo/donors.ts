import { keysOf } from '../../../donors/match-keys';
import { ruleSetOn } from '../../../donors/rule-sets';
import type { WeightClass } from '../../../donors/weight-class';
import { addDays, addYears, yearOf, type CalendarDate } from '../../../time/calendar-date';
import type { Chance } from './chance';
import { characterOf, type Part } from './characters';
import type { DemoClub } from './clubs';
import { fictionalName, fictionalPhone } from './names';
import type { DonorRow } from './rows';
import { at, type Setting } from './setting';

/** Every invented donor has one. */
export type Sex = 'female' | 'male';

/** A demo donor with what the story of the year needs to know. `freeOn` is the first day of the next visit, `null` never. */
export type Person = {
	row: DonorRow & {
		id: string;
		createdAt: Date;
		sex: Sex;
		birthDate: CalendarDate;
		birthPrecision: 'day' | 'year';
		weightClass: WeightClass;
	};
	club: DemoClub;
	part: Part | null;
	joinedOn: CalendarDate;
	restDays: number;
	gaveBefore: boolean;
	freeOn: CalendarDate | null;
};

const GROUPS = [
	['O', 42],
	['B', 30],
	['A', 21],
	['AB', 7]
] as const;

const WEIGHTS: Record<Sex, readonly (readonly [WeightClass, number])[]> = {
	female: [
		['42-45', 18],
		['45-50', 42],
		['50+', 40]
	],
	male: [
		['45-50', 14],
		['50+', 86]
	]
};

/** The people that a club knows; `firstNumber` counts them through all clubs and becomes their telephone number. */
export function peopleOf(
	club: DemoClub,
	setting: Setting,
	{ clubId, createdBy, firstNumber }: { clubId: string; createdBy: string; firstNumber: number }
): Person[] {
	const count = Math.round(setting.donors * club.share);
	return Array.from({ length: count }, (_, index) => {
		const person = anybody(club, setting, firstNumber + index);
		Object.assign(person.row, { clubId, createdBy });
		return characterOf(person, firstNumber + index);
	});
}

function anybody(club: DemoClub, setting: Setting, number: number): Person {
	const { chance, today } = setting;
	const sex: Sex = chance.happens(0.48) ? 'female' : 'male';
	const longKnown = number <= 2 || chance.happens(0.65);
	const joinedOn = addDays(today, -(longKnown ? chance.whole(370, 1100) : chance.whole(5, 360)));
	return {
		row: { ...identity(club, setting, number, sex), ...body(club, chance, sex), ...origin(club, chance, joinedOn) },
		club,
		part: null,
		joinedOn,
		restDays: restDaysOf(club, setting, sex),
		gaveBefore: chance.happens(0.55),
		freeOn: joinedOn
	};
}

function identity(club: DemoClub, { chance, today }: Setting, number: number, sex: Sex) {
	const { country, provinceCode } = club;
	const fullName = fictionalName(chance, country, sex);
	const sharesPhone = chance.happens(0.03);
	const phone = chance.happens(0.94) ? fictionalPhone(sharesPhone ? number - 1 : number, country) : null;
	const born = birth(chance, today);
	return { provinceCode, fullName, ...keysOf({ fullName, ...born }, country), sex, phone, ...born };
}

/** From 19 to 59 years old today, so that everybody was of age all year and nobody is too old. */
function birth(chance: Chance, today: CalendarDate): Pick<Person['row'], 'birthDate' | 'birthPrecision'> {
	const age = chance.happens(0.6) ? chance.whole(19, 34) : chance.whole(35, 59);
	const birthDate = addDays(addYears(today, -age), -chance.whole(0, 360));
	if (age < 22 || age > 56 || chance.happens(0.7)) return { birthDate, birthPrecision: 'day' };
	return { birthDate: `${yearOf(birthDate)}-01-01` as CalendarDate, birthPrecision: 'year' };
}

function body(club: DemoClub, chance: Chance, sex: Sex) {
	const groupKnown = chance.happens(0.72);
	const weights = WEIGHTS[sex].filter(([weight]) => club.country === 'VN' || weight !== '42-45');
	return {
		abo: groupKnown ? chance.weighted(GROUPS) : null,
		rhd: groupKnown ? (chance.happens(0.0008) ? '-' : '+') : null,
		groupSource: groupKnown ? (chance.happens(0.6) ? 'confirmed' : 'stated') : null,
		weightClass: chance.weighted(weights),
		reserve: chance.happens(0.14)
	};
}

function origin(club: DemoClub, chance: Chance, joinedOn: CalendarDate) {
	const createdAt = at(joinedOn, '07:00', chance.whole(0, 50));
	return { id: chance.key(createdAt), areaCode: chance.pick(club.places).code, createdAt };
}

/** The interval of whole blood that holds today where the club is. */
export function restDaysOf(club: DemoClub, { ruleSets, today }: Setting, sex: Sex): number {
	const held = ruleSetOn(ruleSets, club.country, today);
	if (!held) throw new Error(`no rules for ${club.country}`);
	return held.rules.intervalDays.whole_blood[sex];
}
