import { leadingRow, sumKnown, type Leader, type SeriesRow } from '$lib/charts/series';
import { capital } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import type { Computed } from './computed';
import { unknownText } from './computed-words';
import type { Breakdown } from './filter-query';
import { amountOf, isAdditive } from './measure';
import { amountText, measureNumber } from './measure-words';
import { collectedTotal, type CollectedRow } from './rollup';
import { isRough } from './rough';
import { type SeriesFrame } from './series';

type Speaking = Pick<SeriesFrame, 'locale' | 'measure'>;

/** What the rows of a measure come to, as a sentence: who leads, if that can be said. */
export function collectedTitle(
	rows: readonly SeriesRow[],
	collected: readonly CollectedRow[],
	frame: SeriesFrame
): string {
	const hidesOthers = collected.some(({ kind }) => kind === 'other_clubs');
	if (frame.computed) return computedTitle(rows, frame, { ...frame.computed, hidesOthers });
	if (hidesOthers) return ownClubsTitle(rows, collected, frame);
	const leader = leadingRow(rows);
	if (!leader) return withoutLeader(collected, frame);
	return collected.length === 1 ? onlyTitle(leader.row, frame) : leaderTitle(leader, frame);
}

type Whole = Pick<Computed, 'overall' | 'approximate' | 'unknown'> & { hidesOthers: boolean };

/** Of what does not add up: who leads, or where none of the rows can, what the whole comes to. */
function computedTitle(rows: readonly SeriesRow[], frame: SeriesFrame, whole: Whole) {
	const { overall, approximate, unknown, hidesOthers } = whole;
	const known = rows.filter(({ value }) => value !== null);
	const leader = hidesOthers ? null : leadingRow(known);
	if (leader) return known.length === 1 ? onlyTitle(leader.row, frame) : leaderTitle(leader, frame);
	if (overall === null) return unknownText(unknown, frame.locale);
	const label = m.chart_overall({}, { locale: frame.locale });
	return `${label}: ${amountText(frame.measure, overall, frame.locale, approximate)}`;
}

/** Nobody leads among clubs of which only the reader's own are told apart: theirs stand against the total. */
function ownClubsTitle(rows: readonly SeriesRow[], collected: readonly CollectedRow[], speaking: Speaking): string {
	const { locale, measure } = speaking;
	const all = collectedTotal(collected);
	const [club, another] = rows;
	const label = club && !another ? club.label : m.collections_own_clubs({}, { locale });
	const units = measureNumber(measure, sumKnown(rows.map(({ value }) => value)) ?? 0, locale);
	const amount = isAdditive(measure) ? (amountOf(all, measure) ?? 0) : 0;
	const total = amountText(measure, amount, locale, isRough(all, measure));
	return m.collections_title_own({ label, units, total }, { locale });
}

function onlyTitle({ label, value, approximate }: SeriesRow, { measure, locale }: Speaking): string {
	return capital(`${label}: ${amountText(measure, value ?? 0, locale, approximate)}`);
}

const ofKinds: readonly Breakdown[] = [
	'volume',
	'group',
	'component',
	'sex',
	'age',
	'sex_age',
	'first',
	'hour',
	'reason',
	'venue'
];

function leaderTitle({ row, sharedBy }: Leader, { locale, by, measure }: SeriesFrame): string {
	const units = amountText(measure, row.value ?? 0, locale, row.approximate);
	if (ofKinds.includes(by)) {
		return sharedBy > 1
			? m.collections_title_shared_most({ count: sharedBy, units }, { locale })
			: m.collections_title_most({ label: row.label, units }, { locale });
	}
	return sharedBy > 1
		? m.collections_title_shared_lead({ count: sharedBy, units }, { locale })
		: capital(m.collections_title_leader({ area: row.label, units }, { locale }));
}

function withoutLeader(collected: readonly CollectedRow[], { measure, locale }: Speaking): string {
	const placed = collectedTotal(collected);
	const amount = isAdditive(measure) ? amountOf(placed, measure) : null;
	if (!amount) return m.collections_title_nothing({}, { locale });
	return m.collections_title_unplaced_only({ units: amountText(measure, amount, locale) }, { locale });
}
