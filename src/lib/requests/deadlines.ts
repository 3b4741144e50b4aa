import { addDays, weekdayOf, type CalendarDate } from '../time/calendar-date';
import type { RequestKind, RequestState } from './request';

/** How much is known of a figure: its source says so, a weak source says so, or it is taken over for want of one. */
export type Certainty = 'stated' | 'weak' | 'assumed';

/** How long there is for a kind of request in a country from a day on: working days to answer, calendar days to act. */
export type Deadline = {
	kind: RequestKind;
	country: 'VN' | 'LA';
	validFrom: CalendarDate;
	answerWorkingDays: number;
	actDays: number;
	source: string;
	certainty: Certainty;
};

/** The last days, inclusive, on which to answer and to act. */
export type DueDays = { answerBy: CalendarDate; actBy: CalendarDate };

const [SUNDAY, SATURDAY] = [0, 6];

/** Whether people work in offices on a day. Public holidays are not known to the program: they make a deadline later, never earlier. */
function isWorkingDay(day: CalendarDate): boolean {
	const weekday = weekdayOf(day);
	return weekday !== SATURDAY && weekday !== SUNDAY;
}

/** The day after so many working days, the first day itself not counted. */
export function addWorkingDays(day: CalendarDate, count: number): CalendarDate {
	let last = day;
	for (let left = count; left > 0;) {
		last = addDays(last, 1);
		if (isWorkingDay(last)) left -= 1;
	}
	return last;
}

/** The deadline that holds for a request received on a day; throws where the reference data have none. */
export function deadlineOn(
	deadlines: readonly Deadline[],
	kind: RequestKind,
	country: string,
	day: CalendarDate
): Deadline {
	const ofKind = deadlines.filter((one) => one.kind === kind && one.country === country);
	const known = ofKind.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
	const found = known.find(({ validFrom }) => validFrom <= day) ?? known.at(-1);
	if (!found) throw new Error(`No deadline for ${kind} in ${country}: load the reference data`);
	return found;
}

/** By when a request received on a day is to be answered and done. */
export function dueDays(receivedOn: CalendarDate, { answerWorkingDays, actDays }: Deadline): DueDays {
	return { answerBy: addWorkingDays(receivedOn, answerWorkingDays), actBy: addDays(receivedOn, actDays) };
}

/** The day that counts next: to answer while nobody has, then to act; null once it is over. */
export function nextDue(state: RequestState, { answerBy, actBy }: DueDays): CalendarDate | null {
	if (state === 'open') return answerBy < actBy ? answerBy : actBy;
	return state === 'answered' ? actBy : null;
}

/** Whether the day that counts next has passed. */
export function isOverdue(state: RequestState, due: DueDays, today: CalendarDate): boolean {
	const next = nextDue(state, due);
	return next !== null && next < today;
}
