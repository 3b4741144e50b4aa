import { accountRows, adminOf, membershipRows } from './accounts';
import { checklistRows } from './checklist';
import { clubYears, contactAt } from './club-year';
import { DEMO_CLUBS } from './clubs';
import { consentRows } from './consents';
import { askedAbout, enteredTwice } from './desk-work';
import { feedbackRows } from './feedback';
import type { DemoRows } from './rows';
import type { Setting } from './setting';
import { storyOf } from './story';
import { teamRows } from './team';
import { targetRows } from './targets';
import { toldRows } from './told';

/** From which the demo is invented. */
export const DEMO_SEED = 20_260_614;

/** Invents the whole demo: no clock and no database, the same setting gives the same rows. */
export function demoRows(setting: Setting, passwordHash: string): DemoRows {
	const accounts = accountRows(setting, passwordHash);
	const years = clubYears(setting, (clubKey) => adminOf(clubKey, accounts));
	const people = years.flatMap((year) => year.people);
	const drives = years.flatMap((year) => year.drives);
	const clubIds = new Map(DEMO_CLUBS.map(({ key }, index) => [key, years[index]?.row.id ?? '']));
	const driveToday = drives.find(({ purpose }) => purpose === 'running')?.row.id ?? '';

	const rows = {
		clubs: years.map(({ row }) => row),
		accounts,
		venues: years.flatMap(({ venues }) => venues),
		venueContacts: years.flatMap(({ venues }) => venues.map(contactAt)),
		memberships: membershipRows(setting, accounts, { clubIds, driveToday }),
		targets: targetRows(setting, clubIds, (code) => adminOf(code === 'LA-HO' ? 'houaphanh' : 'thanh-hoa', accounts)),
		consents: people.flatMap((person) => consentRows(person, setting)),
		...storyOf(years, setting),
		donors: [...people.map(({ row }) => row), enteredTwice(people, setting)],
		requests: [askedAbout(people, setting)],
		...teamRows(years, setting),
		...checklistRows(years, setting),
		driveFeedback: feedbackRows(drives)
	};
	const told = toldRows(years, rows.registrations, setting);
	return { ...rows, ...told, consents: [...rows.consents, ...told.consents] };
}
