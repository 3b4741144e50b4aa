import { areaLabel } from '../areas/area-words';
import { m } from '../paraglide/messages';
import { formatNumber, formatPeriod, type Locale } from '../time/format';
import type { PlannedDrive } from './pasted-plan';
import type { PastedResult } from './pasted-results';
import { figuresText, pastedDriveProblemText, plannedText, resultStateText } from './pasted-words';

/** One line as its preview shows it. */
export type PastedRow = {
	line: number;
	title: string;
	place: string;
	when: string;
	club: string;
	figures: string;
	state: string;
	tone: 'good' | 'neutral' | 'caution' | 'refused';
};

type Worded = Pick<PastedRow, 'figures' | 'state' | 'tone'>;

/** A line that has problems says them; any other what becomes of it. */
function rowOf(one: PlannedDrive | PastedResult, { figures, state, tone }: Worded, locale: Locale): PastedRow {
	const { when, club, area, input, problems } = one;
	return {
		line: one.line,
		title: input.title,
		place: [input.venue, area && areaLabel(area, locale)].filter(Boolean).join(', '),
		when: when ? formatPeriod(when.first, when.last, when.precision, locale) : '',
		club: club?.name ?? input.organiser,
		figures,
		state: problems.length > 0 ? problems.map(pastedDriveProblemText).join(' ') : state,
		tone: problems.length > 0 ? 'refused' : tone
	};
}

/** A line of a plan for its preview. */
export function plannedRow(drive: PlannedDrive, locale: Locale): PastedRow {
	const { targetUnits, capacity } = drive.input;
	const figures = [
		targetUnits !== null && `${m.drive_col_target()} ${formatNumber(targetUnits, locale)}`,
		capacity !== null && `${m.drive_field_capacity()} ${formatNumber(capacity, locale)}`
	];
	const tone = drive.known ? 'neutral' : 'good';
	return rowOf(drive, { figures: figures.filter(Boolean).join(' · '), state: plannedText(drive), tone }, locale);
}

/** A line of reported results for its preview. */
export function resultRow(one: PastedResult, locale: Locale): PastedRow {
	const tones = { added: 'good', stated: 'good', same: 'neutral', differs: 'caution' } as const;
	const state = resultStateText(one, locale);
	return rowOf(one, { figures: figuresText(one.result, locale), state, tone: tones[one.state] }, locale);
}
