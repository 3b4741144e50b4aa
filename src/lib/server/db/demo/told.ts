import { isExpected, type RegistrationState } from '../../../drives/registration-state';
import { addDays } from '../../../time/calendar-date';
import { chanceFrom, type Chance } from './chance';
import type { ClubYear } from './club-year';
import type { PlannedDrive } from './drives';
import type { DemoRows } from './rows';
import { at, type Setting } from './setting';

type Told = Pick<DemoRows, 'driveChanges' | 'notices' | 'consents'>;
type Registration = DemoRows['registrations'][number] & { id: string; registeredAt: Date };
type Notice = DemoRows['notices'][number];
type Phones = ReadonlyMap<string, boolean>;

/**
 * What people of the first club were told by short message: that its next drive moved by a week, and to come today. Taken from the ids of the drives,
 * so that nothing else of the demo hangs on it.
 */
export function toldRows(
	[first]: readonly ClubYear[],
	registrations: DemoRows['registrations'],
	{ today }: Setting
): Told {
	const phones = new Map(first?.people.map(({ row }) => [row.id, Boolean(row.phone)]));
	const peopleAt = (drive: PlannedDrive) =>
		registrations.filter(({ driveId }) => driveId === drive.row.id) as Registration[];
	const next = first?.drives.find(({ row }) => row.status === 'open');
	const running = first?.drives.find(({ purpose }) => purpose === 'running');
	const moved = next ? moveOf(next, peopleAt(next), { phones, today }) : { driveChanges: [], notices: [] };
	const reminded = running ? remindersOf(running, peopleAt(running), { phones, today }) : [];
	const notices = [...moved.notices, ...reminded];
	return { driveChanges: moved.driveChanges, notices, consents: agreedBy(notices, registrations) };
}

type Known = { phones: Phones; today: Setting['today'] };

const chanceOf = ({ row }: PlannedDrive) => chanceFrom(parseInt(row.id.slice(-8), 16) + 1);

function moveOf(drive: PlannedDrive, people: Registration[], { phones, today }: Known): Omit<Told, 'consents'> {
	const { row, startsOn, endsOn } = drive;
	const [chance, changedAt] = [chanceOf(drive), at(addDays(today, -2), '20:00')];
	const days = (by: number) => ({ startsOn: addDays(startsOn, by), endsOn: addDays(endsOn, by) });
	const change = {
		id: chance.key(changedAt),
		driveId: row.id,
		kind: 'moved',
		fields: ['startsOn', 'endsOn'],
		before: days(-7),
		after: days(0),
		reason: 'Hội trường bận lịch thi (minh họa)',
		changedBy: row.createdBy,
		changedAt
	};
	const occasion = { kind: 'moved', occasion: change.id, changeId: change.id, toldBy: row.createdBy };
	const expected = people.filter(
		({ state, registeredAt }) => isExpected(state as RegistrationState) && registeredAt < changedAt
	);
	const told = expected.map((one) => noticeOf(one, occasion, { chance, phones, when: changedAt }));
	return { driveChanges: [change], notices: told };
}

/** Whoever has no telephone number is left alone by what goes by itself. */
function remindersOf(drive: PlannedDrive, people: Registration[], { phones, today }: Known): Notice[] {
	const [chance, when] = [chanceOf(drive), at(addDays(today, -1), '08:01')];
	const occasion = { kind: 'reminder', occasion: today, changeId: null, toldBy: null };
	return people
		.filter(
			({ donorId, state, registeredAt }) =>
				state !== 'cancelled' && donorId && phones.get(donorId) && registeredAt < when
		)
		.map((one) => noticeOf(one, occasion, { chance, phones, when }));
}

type Occasion = Pick<Notice, 'kind' | 'occasion' | 'changeId' | 'toldBy'>;
type Telling = { chance: Chance; phones: Phones; when: Date };

function noticeOf(
	{ id, driveId, donorId }: Registration,
	occasion: Occasion,
	{ chance, phones, when }: Telling
): Notice {
	const reached = phones.get(donorId ?? '') === true;
	return {
		id: chance.key(when),
		driveId,
		...occasion,
		recipientId: id,
		registrationId: id,
		donorId: donorId ?? null,
		channel: reached ? 'sms' : 'email',
		state: reached ? 'sent' : 'skipped',
		reason: reached ? null : 'no_address',
		createdAt: when,
		settledAt: reached ? new Date(when.getTime() + 60_000) : null
	};
}

/** Nobody is written to who did not agree: each said so when they were registered. */
function agreedBy(notices: readonly Notice[], registrations: DemoRows['registrations']): DemoRows['consents'] {
	const byId = new Map(registrations.map((one) => [one.id, one]));
	const told = new Map(notices.filter(({ state }) => state === 'sent').map((one) => [one.donorId, one]));
	return [...told.values()].flatMap(({ donorId, registrationId }) => {
		const registration = byId.get(registrationId ?? '');
		if (!donorId || !registration) return [];
		const givenAt = registration.registeredAt ?? new Date(0);
		const id = chanceFrom(parseInt(donorId.slice(-8), 16)).key(givenAt);
		const given = { textLocale: 'vi', textVersion: 1, how: 'spoken', givenAt };
		return [{ id, donorId, purpose: 'contact_sms', ...given, takenBy: registration.registeredBy }];
	});
}
