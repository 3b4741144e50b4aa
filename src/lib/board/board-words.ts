import { m } from '../paraglide/messages';
import { timeIn } from '../time/calendar-date';
import { formatNumber, formatPercent, formatTime, type Locale } from '../time/format';
import type { Board } from './board';
import type { Hour } from './hours';
import type { Reach } from './outlook';
import type { BoardField, ShownBoard, ShownHour } from './shown-board';

type Telling = { board: Board; locale: Locale };

/** A board in the language of the reader. */
export function shownBoard(board: Board, locale: Locale): ShownBoard {
	const { units, target, hours } = board;
	const longest = Math.max(1, ...hours.flatMap(({ came, units }) => [came, units]));
	return {
		at: secondOf(board),
		fields: fieldsOf({ board, locale }),
		share: target ? Math.min(100, (units / target) * 100) : 0,
		hours: hours.map((hour) => shownHour(hour, longest, locale))
	};
}

function fieldsOf({ board, locale }: Telling): Record<BoardField, string> {
	const number = (value: number) => formatNumber(value, locale, 0);
	const { units, target, outlook, pace, lastTen } = board;
	return {
		registered: number(board.registered),
		arrived: number(board.arrived),
		deferred: number(board.deferred),
		units: number(units),
		ofTarget: target
			? m.board_of_target({ share: formatPercent(units / target, locale), target: number(target) })
			: m.board_no_target(),
		lastCame: number(lastTen.came),
		lastUnits: number(lastTen.units),
		pace: pace ? number(pace.unitsPerHour) : '–',
		end: outlook.kind === 'pace' ? aboutTime(outlook.endsAt, board, locale) : '–',
		outlook: outlookWords({ board, locale }),
		reach: outlook.kind === 'pace' && outlook.reach ? reachWords(outlook.reach, { board, locale }) : ''
	};
}

function outlookWords({ board, locale }: Telling): string {
	const { outlook, pace } = board;
	if (outlook.kind === 'over') return m.board_outlook_over();
	if (outlook.kind === 'early' || !pace) return m.board_outlook_early();
	if (outlook.here === 0) return m.board_outlook_nobody();
	const through = formatNumber(pace.throughPerHour, locale, 0);
	return m.board_outlook_here({
		here: formatNumber(outlook.here, locale, 0),
		through,
		at: aboutTime(outlook.throughAt, board, locale)
	});
}

function reachWords(reach: Reach, { board, locale }: Telling): string {
	if (reach.kind === 'reached') return m.board_reached();
	if (reach.kind === 'at') return m.board_reach_at({ at: aboutTime(reach.at, board, locale) });
	return m.board_reach_short({ units: formatNumber(reach.units, locale, 0) });
}

const FIVE_MINUTES = 300_000;

/** A forecast to the next five minutes: nobody knows it better. */
function aboutTime(instant: Date, { timezone }: Board, locale: Locale): string {
	const rounded = new Date(Math.ceil(instant.getTime() / FIVE_MINUTES) * FIVE_MINUTES);
	return formatTime(timeIn(timezone, rounded), locale);
}

function secondOf({ asOf, timezone }: Board): string {
	return `${timeIn(timezone, asOf)}:${String(asOf.getUTCSeconds()).padStart(2, '0')}`;
}

function shownHour({ hour, came, units }: Hour, longest: number, locale: Locale): ShownHour {
	const share = (value: number) => Math.round((value / longest) * 1000) / 10;
	return {
		hour: `${hour}:00`,
		came: formatNumber(came, locale, 0),
		units: formatNumber(units, locale, 0),
		cameShare: share(came),
		unitsShare: share(units)
	};
}
