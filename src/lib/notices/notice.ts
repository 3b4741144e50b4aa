import type { RegistrationState } from '../drives/registration-state';

/** What is told of a change, or of a drive that is announced, by whoever plans it. */
export const TOLD_KINDS = ['announced', 'moved', 'place', 'cancelled', 'reopened', 'slot'] as const;

/** What is told by itself, each until its office or club switches it off. */
export const KEPT_KINDS = ['reminder', 'thanks', 'again'] as const;

export type ToldKind = (typeof TOLD_KINDS)[number];
export type KeptKind = (typeof KEPT_KINDS)[number];

/** What somebody is told of a drive. */
export type NoticeKind = ToldKind | KeptKind;

/** The ways by which it goes, the preferred one first. */
export const NOTICE_WAYS = ['email', 'zalo', 'sms'] as const;

export type NoticeWay = (typeof NOTICE_WAYS)[number];

/** How a notice stands: it waits to be sent, was sent, was not taken, or could not be sent to anybody. */
export type NoticeState = 'queued' | 'sent' | 'failed' | 'skipped';

/** Why somebody cannot be told. `no_way` is a way that this installation does not have. */
export type Unreachable = 'restricted' | 'no_address' | 'no_consent' | 'no_way' | 'not_that_day';

const expected: readonly RegistrationState[] = ['applied', 'registered', 'confirmed', 'waiting', 'offered'];

/** Whose place at a drive a kind is about. What is told of donors without a place has none. */
const CONCERNED: Record<Exclude<NoticeKind, 'announced' | 'again'>, readonly RegistrationState[]> = {
	moved: expected,
	place: expected,
	cancelled: expected,
	reopened: expected,
	slot: expected,
	reminder: ['registered', 'confirmed'],
	thanks: ['donated']
};

/** Whether a kind is about people who have a place at a drive. */
export function isOfPlaces(kind: NoticeKind): kind is keyof typeof CONCERNED {
	return kind in CONCERNED;
}

/** Whether somebody in this state is told. */
export function concerns(kind: keyof typeof CONCERNED, state: RegistrationState): boolean {
	return CONCERNED[kind].includes(state);
}
