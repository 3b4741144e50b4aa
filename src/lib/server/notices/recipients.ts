import type { Change } from '$lib/drives/changes';
import type { NoticeKind, NoticeWay, ToldKind, Unreachable } from '$lib/notices/notice';
import { reachOf, type Reach } from '$lib/notices/reach';
import type { Locale } from '$lib/time/format';
import { donorsToInvite } from '../donors/to-invite';
import type { Drive } from '../drives/queries';
import type { Tx } from '../scope';
import { concerned, peopleOnce, type Person, type ReadPeople } from './people';

/** Somebody with the way by which they are told, or why they cannot be. */
export type Recipient = { person: Person; reach: Reach };

/** What is told of: a change with when it was made, or that the drive is announced. */
export type Telling = { kind: ToldKind; change: (Change & { id: string; reason: string; at: Date }) | null };

/** Whom to tell of a change or a drive, as whoever plans it sees them: people who came after a change know of it already. */
export async function recipientsOf(
	tx: Tx,
	drive: Drive,
	{ kind, change }: Telling,
	ways: readonly NoticeWay[],
	everybody: ReadPeople = peopleOnce(tx, drive.id)
): Promise<Recipient[]> {
	if (kind === 'announced') return invited(tx, drive, ways);
	const people = await concerned(kind, everybody);
	const of = people.filter(({ registeredAt }) => !change || !registeredAt || registeredAt < change.at);
	const moved = kind === 'slot' && change ? registrationsOf(change) : null;
	return withReach(
		kind,
		moved ? of.filter(({ registrationId }) => registrationId && moved.has(registrationId)) : of,
		ways
	);
}

/** The registrations that a move of a slot took along. */
function registrationsOf({ after }: Change): Set<string> {
	return new Set(Array.isArray(after.registrations) ? (after.registrations as string[]) : []);
}

/** Each with the way by which they are told of this kind. */
export function withReach(kind: NoticeKind, people: readonly Person[], ways: readonly NoticeWay[]): Recipient[] {
	return people.map((person) => ({ person, reach: reachOf(kind, person, ways) }));
}

async function invited(tx: Tx, drive: Drive, ways: readonly NoticeWay[]): Promise<Recipient[]> {
	const found = await donorsToInvite(tx, drive);
	return found.map(({ id, fullName, email, phone, agreed, language, restrictedAt, mayGive }) => {
		const person: Person = {
			...placeless,
			donorId: id,
			fullName,
			locale: language as Locale | null,
			donor: { email, phone, agreed },
			restricted: restrictedAt !== null
		};
		const reach = reachOf('announced', person, ways);
		return { person, reach: 'way' in reach && !mayGive ? { unreachable: 'not_that_day' } : reach };
	});
}

/** Of a donor who has no place at the drive. */
export const placeless = {
	registrationId: null,
	applicantId: null,
	state: null,
	registeredAt: null,
	slotStartsAt: null,
	donatedOn: null,
	own: null,
	placeVersion: null,
	clubName: null
} as const;

/** How many are told by which way, and how many cannot be for which reason. */
export type Preview = {
	told: number;
	byWay: Partial<Record<NoticeWay, number>>;
	unreachable: Partial<Record<Unreachable, number>>;
};

/** Counts who would be told. */
export function previewOf(recipients: readonly Recipient[]): Preview {
	const preview: Preview = { told: 0, byWay: {}, unreachable: {} };
	for (const { reach } of recipients) {
		if ('way' in reach) {
			preview.told += 1;
			preview.byWay[reach.way] = (preview.byWay[reach.way] ?? 0) + 1;
		} else preview.unreachable[reach.unreachable] = (preview.unreachable[reach.unreachable] ?? 0) + 1;
	}
	return preview;
}
