import type { RegistrationState } from '../../../drives/registration-state';
import type { CalendarDate } from '../../../time/calendar-date';
import type { Person } from './donors';
import type { PlannedDrive } from './drives';
import type { Purpose } from './plans';
import { registeredAt } from './sign-up-day';
import { at, type Setting } from './setting';

/** One change of state and when it happened. */
export type Step = { state: RegistrationState; at: Date };

/** A person's way through one drive, first step first; the last step is the state now. */
export type Visit = { person: Person; drive: PlannedDrive; heldOn: CalendarDate; steps: [Step, ...Step[]] };

type Weights = readonly (readonly [RegistrationState, number])[];

const OUTCOMES: Record<Exclude<Purpose, 'cancelled' | 'running'>, Weights> = {
	counted: [
		['donated', 860],
		['deferred', 72],
		['no_show', 43],
		['left', 9],
		['cancelled', 16]
	],
	unentered: [
		['registered', 1],
		['confirmed', 1]
	],
	planned: [
		['registered', 60],
		['confirmed', 34],
		['cancelled', 6]
	]
};

/** The middle of a drive's day, over and over: each state is there whatever chance says. */
const MIDDLE_OF_THE_DAY = (
	'registered donated confirmed registered donated arrived registered confirmed donated deferred ' +
	'registered fit confirmed donated registered arrived confirmed cancelled registered donated'
).split(' ') as RegistrationState[];

/** What happens between the registration and an outcome on the day. */
const ON_THE_DAY: Partial<Record<RegistrationState, RegistrationState[]>> = {
	arrived: ['arrived'],
	fit: ['arrived', 'fit'],
	donated: ['arrived', 'fit', 'donated'],
	deferred: ['arrived', 'deferred'],
	left: ['arrived', 'left'],
	no_show: ['no_show']
};

/** Draws who registers at a drive and how each fares. Only people who may give on its first day are asked. */
export function visitsAt(drive: PlannedDrive, people: readonly Person[], setting: Setting): Visit[] {
	const { purpose, startsOn } = drive;
	if (purpose === 'cancelled' || ['announced', 'proposed', 'draft'].includes(drive.row.status ?? '')) return [];
	const known = startsOn < setting.today ? startsOn : setting.today;
	const free = people.filter(
		(person) => person.joinedOn < known && person.freeOn !== null && person.freeOn <= startsOn
	);
	const invited = setting.chance.sample(
		free.filter((person) => person.part === null),
		howMany(drive, free.length, setting)
	);
	const sure = free.filter((person) => person.part !== null && person.part === drive.part);
	const outcome = (turn: number) =>
		purpose === 'running'
			? (MIDDLE_OF_THE_DAY[turn % MIDDLE_OF_THE_DAY.length] ?? 'registered')
			: setting.chance.weighted(OUTCOMES[purpose]);
	return [...sure, ...invited].map((person, turn) =>
		visit(person, drive, person.part ? 'donated' : outcome(turn), setting)
	);
}

function howMany({ purpose }: PlannedDrive, free: number, { chance }: Setting): number {
	if (purpose === 'running') return Math.min(62, Math.round(free * 0.7));
	const [least, most] = purpose === 'counted' ? [34, 46] : purpose === 'unentered' ? [10, 12] : [5, 9];
	return Math.round((free * chance.whole(least, most)) / 100);
}

function visit(person: Person, drive: PlannedDrive, outcome: RegistrationState, setting: Setting): Visit {
	const { chance } = setting;
	const heldOn = chance.happens(0.5) ? drive.startsOn : drive.endsOn;
	const onTheDay = ON_THE_DAY[outcome];
	const confirms = onTheDay && chance.happens(0.6);
	const signedUp = registeredAt({ person, drive, heldOn, comes: onTheDay?.[0] === 'arrived' }, setting);
	const beforehand = onTheDay ? (confirms && signedUp.daysBefore > 0 ? ['confirmed' as const] : []) : [outcome];

	const steps: [Step, ...Step[]] = [{ state: 'registered', at: signedUp.at }];
	for (const state of [...beforehand, ...(onTheDay ?? [])].filter((state) => state !== 'registered')) {
		steps.push({ state, at: timeOf(state, steps.at(-1) ?? steps[0], heldOn, setting) });
	}
	return { person, drive, heldOn, steps };
}

function timeOf(state: RegistrationState, before: Step, heldOn: CalendarDate, { chance, today }: Setting): Date {
	if (state === 'no_show') return at(heldOn, '11:45');
	if (state === 'arrived') {
		const arrival = at(heldOn, '07:00', chance.whole(0, heldOn === today ? 60 : 200));
		return arrival > before.at ? arrival : before.at;
	}
	const minutes = state === 'confirmed' || state === 'cancelled' ? chance.whole(60, 180) : chance.whole(8, 30);
	return new Date(before.at.getTime() + minutes * 60_000);
}
