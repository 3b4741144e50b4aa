import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import ruleSets from '../../../../../drizzle/reference/rule-sets.json';
import { canBecome, type RegistrationState } from '../../../drives/registration-state';
import { pairsAmong } from '../../../donors/suspected-pairs.cases';
import { ruleSetSchema } from '../../../donors/rule-sets';
import { addDays, addYears, daysBetween, type CalendarDate } from '../../../time/calendar-date';
import { chanceFrom } from './chance';
import { DEMO_CHARACTERS } from './characters';
import { demoRows } from './world';

const today = '2026-06-10';

function demo({ seed = 1, day = today as CalendarDate, donors = 1_200 } = {}) {
	const references = { ruleSets: z.array(ruleSetSchema).parse(ruleSets), campaignIds: new Map(), centreIds: new Map() };
	return demoRows({ today: day, donors, chance: chanceFrom(seed), ...references }, 'hash');
}

type Changed = { startsOn: string };

const rows = demo();
const donorOf = new Map(rows.donors.map((donor) => [donor.id, donor]));
const driveOf = new Map(rows.drives.map((drive) => [drive.id, drive]));

/** The days on which each donor gave or is planned to give, in order. */
function visitDays() {
	const planned = ['registered', 'confirmed', 'arrived', 'fit'];
	const days = new Map<string, string[]>();
	const add = (donorId: string, day: string) => days.set(donorId, [...(days.get(donorId) ?? []), day]);
	for (const { donorId, donatedOn } of rows.donations) add(donorId, donatedOn);
	for (const { donorId, state, driveId } of rows.registrations) {
		if (donorId && planned.includes(state ?? '')) add(donorId, driveOf.get(driveId)?.startsOn ?? '');
	}
	return new Map([...days].map(([donorId, list]) => [donorId, list.sort()]));
}

describe('the invented year', () => {
	test('is the same for the same seed and day', () => {
		expect(demo()).toEqual(rows);
	});

	test('is another one for another seed', () => {
		expect(demo({ seed: 2 }).donors[5]).not.toEqual(rows.donors[5]);
	});

	test('keeps 84 days between two visits, 112 for women in Laos', () => {
		const gaps = [...visitDays()].flatMap(([donorId, days]) => {
			const donor = donorOf.get(donorId);
			const rest = donor?.provinceCode === 'LA-HO' && donor.sex === 'female' ? 112 : 84;
			return days.slice(1).map((day, index) => daysBetween(days[index] as CalendarDate, day as CalendarDate) - rest);
		});
		expect(gaps.length).toBeGreaterThan(300);
		expect(Math.min(...gaps)).toBeGreaterThanOrEqual(0);
	});

	test('registers nobody twice at a drive', () => {
		const places = rows.registrations.map(
			({ driveId, donorId, applicantId }) => `${driveId} ${donorId ?? applicantId}`
		);
		expect(new Set(places).size).toBe(places.length);
	});

	test('lets nobody come back before the end of a deferral', () => {
		const early = rows.deferrals.filter(({ donorId, startsOn, untilOn }) =>
			rows.donations.some(
				(donation) =>
					donation.donorId === donorId && donation.donatedOn > startsOn && donation.donatedOn <= (untilOn ?? '9999')
			)
		);
		expect(early).toEqual([]);
	});

	test('moves registrations only along allowed ways, forward in time', () => {
		const wrong = rows.registrationEvents.filter(
			({ fromState, toState }) =>
				fromState !== null && !canBecome(fromState as RegistrationState, toState as RegistrationState)
		);
		expect(wrong).toEqual([]);
		const last = new Map<string, Date>();
		for (const { registrationId, at } of rows.registrationEvents) {
			expect(at.getTime()).toBeGreaterThanOrEqual(last.get(registrationId)?.getTime() ?? 0);
			last.set(registrationId, at);
		}
	});

	test('counts a donation as the first one at most once per person', () => {
		const first = rows.donations.filter(({ firstTime }) => firstTime).map(({ donorId }) => donorId);
		expect(new Set(first).size).toBe(first.length);
	});

	test('takes only volumes that the weight class allows', () => {
		const most = { '42-45': 250, '45-50': 350, '50+': 450 };
		const tooMuch = rows.donations.filter(({ donorId, volumeMl }) => {
			const weightClass = donorOf.get(donorId)?.weightClass as keyof typeof most;
			return volumeMl > most[weightClass];
		});
		expect(tooMuch).toEqual([]);
	});

	test('has donors of 18 to 60 years all year, with a telephone number that nobody owns and no identity number', () => {
		const ages = rows.donors.map(({ birthDate }) => birthDate as CalendarDate);
		expect(ages.filter((birth) => addYears(birth, 18) > addDays(today, -365))).toEqual([]);
		expect(ages.filter((birth) => addYears(birth, 61) <= addDays(today, 90))).toEqual([]);
		expect(rows.donors.filter(({ phone }) => phone && !/^\+(84900|856200)00\d+$/.test(phone))).toEqual([]);
		expect(rows.donors.some((donor) => 'idNumberEncrypted' in donor)).toBe(false);
	});
});

describe('the demo club today', () => {
	const [club] = rows.clubs;
	const drives = rows.drives.filter(({ clubId }) => clubId === club?.id);
	const stateAt = (driveId: string | undefined) =>
		new Set(rows.registrations.filter((registration) => registration.driveId === driveId).map(({ state }) => state));

	test('has one drive running, with every state of its day', () => {
		const running = drives.filter(({ status, startsOn }) => status === 'running' && startsOn === today);
		expect(running).toHaveLength(1);
		expect([...stateAt(running[0]?.id)].sort()).toEqual([
			'applied',
			'arrived',
			'cancelled',
			'confirmed',
			'deferred',
			'donated',
			'fit',
			'registered'
		]);
	});

	test('has drives open, announced and in draft, and a closed one whose results nobody entered', () => {
		expect(new Set(drives.map(({ status }) => status))).toEqual(
			new Set(['draft', 'announced', 'open', 'running', 'closed'])
		);
		const unentered = drives.filter(
			({ id, status }) => status === 'closed' && stateAt(id).has('registered') && !stateAt(id).has('donated')
		);
		expect(unentered).toHaveLength(1);
	});

	test('moved its next drive and told those who agreed to it, and nobody twice; one drive of the province waits for its office', () => {
		const [change] = rows.driveChanges;
		const moved = driveOf.get(change?.driveId ?? '');
		expect(moved).toMatchObject({ clubId: club?.id, status: 'open', startsOn: (change?.after as Changed).startsOn });
		const agreed = new Set(
			rows.consents.filter(({ purpose }) => purpose === 'contact_sms').map(({ donorId }) => donorId)
		);
		const sent = rows.notices.filter(({ state }) => state === 'sent');
		expect(new Set(sent.map(({ kind }) => kind))).toEqual(new Set(['moved', 'reminder']));
		expect(sent.filter(({ donorId }) => !agreed.has(donorId ?? '') || !donorOf.get(donorId ?? '')?.phone)).toEqual([]);
		expect(new Set(rows.notices.map(({ kind, recipientId }) => `${kind} ${recipientId}`)).size).toBe(
			rows.notices.length
		);
		expect(rows.drives.filter(({ status }) => status === 'proposed')).toHaveLength(1);
	});

	test('knows somebody who gave 20 to 60 days ago and somebody who may give today and has no place yet', () => {
		const daysOf = ({ fullName }: { fullName: string }) =>
			visitDays().get(rows.donors.find((donor) => donor.fullName === fullName)?.id ?? '') ?? [];
		const ago = daysOf(DEMO_CHARACTERS.gaveRecently).map((day) => daysBetween(day as CalendarDate, today));
		expect(ago).toEqual([expect.toSatisfy((days: number) => days >= 20 && days <= 60)]);
		expect(daysOf(DEMO_CHARACTERS.likelyDuplicate).filter((day) => day > addDays(today, -84))).toEqual([]);
		expect(rows.donors.filter(({ fullName }) => fullName === DEMO_CHARACTERS.likelyDuplicate.fullName)).toHaveLength(1);
	});
});

test('one of the first club was entered twice, is suspected to be, and asked what is kept about them', () => {
	const entries = rows.donors
		.filter(({ clubId }) => clubId === rows.clubs[0]?.id)
		.map((row) => ({
			id: row.id ?? '',
			fullName: row.fullName,
			sex: row.sex as 'female' | 'male',
			birthDate: row.birthDate as CalendarDate,
			birthPrecision: row.birthPrecision as 'day' | 'year',
			phone: row.phone ?? null,
			idKind: '',
			idHash: ''
		}));
	const twice = rows.donors.at(-1)?.id ?? '';
	const pairs = pairsAmong(entries, 'VN').filter(({ one, other }) => [one, other].includes(twice));
	expect(pairs).toHaveLength(1);
	expect([pairs[0]?.one, pairs[0]?.other]).toContain(rows.requests[0]?.donorId);
});

test.each(['2025-08-01', '2026-01-01', '2026-02-28', '2028-02-29', '2026-11-23'] as const)(
	'the demo can be invented on %s',
	(day) => {
		const running = demo({ day, donors: 300 }).drives.filter(({ status }) => status === 'running');
		expect(running.map(({ startsOn }) => startsOn)).toEqual([day, day, day]);
	}
);

test('a tiny demo still has its characters', () => {
	const { donors } = demo({ donors: 20 });
	expect(donors.slice(0, 2).map(({ fullName }) => fullName)).toEqual(
		Object.values(DEMO_CHARACTERS).map(({ fullName }) => fullName)
	);
});
