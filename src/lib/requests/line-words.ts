import { fieldWords } from '../field-words';
import { ownEntry } from '../own-entry';
import { m } from '../paraglide/messages';
import type { CalendarDate } from '../time/calendar-date';
import { formatDate, type Locale } from '../time/format';
import type { Deadline, DueDays } from './deadlines';
import type { RequestKind, RequestRefusalReason, RequestState, RequestWay } from './request';
import {
	certaintyWords,
	requestKindWords,
	requestReasonWords,
	requestStateWords,
	requestTones,
	requestWayWords
} from './request-words';

/** A request and its days, as it is listed. */
type Listed = {
	request: {
		id: string;
		version: number;
		donorId: string | null;
		reference: string | null;
		kind: string;
		way: string;
		state: string;
		receivedOn: string;
		closedOn: string | null;
		refusalReason: string | null;
	};
	donor: string | null;
	club: string | null;
	due: DueDays;
	next: CalendarDate | null;
	overdue: boolean;
};

/** A request in words. Somebody who is erased or out of sight has no name and no page. */
export function requestLine({ request, donor, club, due, next, overdue }: Listed, locale: Locale) {
	const { id, version, donorId, reference, state } = request;
	const date = (day: string) => formatDate(day as CalendarDate, locale);
	const reason = ownEntry(requestReasonWords, request.refusalReason as RequestRefusalReason | null)?.();
	return {
		id,
		version,
		kind: requestKindWords[request.kind as RequestKind](),
		who: donor ?? reference ?? m.donor_erased_mark(),
		href: donor === null ? null : `/donors/${donorId}`,
		came: m.request_came({ date: date(request.receivedOn), way: requestWayWords[request.way as RequestWay]() }),
		by: club ?? m.request_by_office(),
		state: requestStateWords[state as RequestState](),
		tone: requestTones[state as RequestState],
		isOpen: state === 'open',
		days: next && {
			text:
				state === 'open'
					? m.request_due_answer({ answer: date(due.answerBy), act: date(due.actBy) })
					: m.request_due_act({ act: date(due.actBy) }),
			overdue
		},
		closed: request.closedOn && [date(request.closedOn), reason].filter(Boolean).join(' · ')
	};
}

/** Where the days come from, each kind with its source and how certain it is. */
export function deadlineLines(deadlines: readonly Deadline[]): string[] {
	return deadlines.map(({ kind, answerWorkingDays, actDays, source, certainty }) =>
		m.request_deadline({
			kind: requestKindWords[kind](),
			answer: answerWorkingDays,
			act: actDays,
			source,
			certainty: certaintyWords[certainty]()
		})
	);
}

/** What is wrong with a reason that was not chosen. */
export function requestRefusalLine(errors: string[] | undefined): string {
	return (errors ?? ['required']).map(fieldWords).join(' ');
}
