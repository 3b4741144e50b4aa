import { m } from '../paraglide/messages';
import type { RefusalDetails } from '../result';
import { formatTime, type Locale } from '../time/format';
import type { Tone } from '../ui/tones';
import type { ShiftState, ShiftTime, TeamRole } from './team';

/** What somebody does at a drive. */
export const roleWords: Record<TeamRole, () => string> = {
	reception: () => m.team_role_reception(),
	registration: () => m.team_role_registration(),
	refreshments: () => m.team_role_refreshments(),
	guide: () => m.team_role_guide(),
	medical: () => m.team_role_medical(),
	other: () => m.team_role_other()
};

/** How far one knows that somebody comes. */
export const shiftStateWords: Record<ShiftState, () => string> = {
	needed: () => m.team_state_needed(),
	asked: () => m.team_state_asked(),
	confirmed: () => m.team_state_confirmed(),
	declined: () => m.team_state_declined()
};

/** The colour beside a state. */
export const shiftTone: Record<ShiftState, Tone> = {
	needed: 'caution',
	asked: 'teal',
	confirmed: 'good',
	declined: 'refused'
};

/** The buttons that set a state. */
export const answerWords: Record<Exclude<ShiftState, 'needed'>, () => string> = {
	asked: () => m.team_mark_asked(),
	confirmed: () => m.team_mark_confirmed(),
	declined: () => m.team_mark_declined()
};

/** Why the team or somebody of it stays as it was. */
export const teamRefusalWords = {
	stale_version: () => m.team_refusal_stale(),
	shift_gone: () => m.team_refusal_gone(),
	volunteer_gone: () => m.team_refusal_volunteer_gone(),
	nobody_there: () => m.team_refusal_nobody(),
	not_a_day: () => m.team_refusal_day(),
	team_full: () => m.team_refusal_full()
} satisfies Record<string, () => string>;

/** A code of why the team stays as it was. */
export type TeamRefusal = keyof typeof teamRefusalWords;

/** The hours of a shift: `7:00–11:30`. */
export function hoursText({ startsAt, endsAt }: Pick<ShiftTime, 'startsAt' | 'endsAt'>, locale: Locale): string {
	return `${formatTime(startsAt, locale)}–${formatTime(endsAt, locale)}`;
}

/** That somebody stands elsewhere at that time: at which drive, from when to when. */
export function busyText({ drive, startsAt, endsAt }: RefusalDetails, locale: Locale): string {
	const hours = hoursText({ startsAt: String(startsAt), endsAt: String(endsAt) }, locale);
	return m.team_busy({ drive: String(drive), hours });
}

/** How many are wanted and still missing. */
export function missingText({ needed, missing }: { needed: number; missing: number }): string {
	return missing === 0 ? m.team_complete({ needed }) : m.team_missing({ needed, missing });
}
