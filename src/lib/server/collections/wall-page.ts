import { m } from '$lib/paraglide/messages';
import { parseFilter } from '$lib/collections/filter';
import { amountOf, type AdditiveMeasure } from '$lib/collections/measure';
import { periodText } from '$lib/collections/words';
import { formatDateTime, type Locale } from '$lib/time/format';
import { dayIn } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { homeZone } from '../areas/home-day';
import type { Tx } from '../scope';
import { collectedTotal } from '$lib/collections/rollup';
import { isRough } from '$lib/collections/rough';
import { measuredRows } from './breakdown';
import { chartOf, pinnedCharts, type PinnedChart } from './pinned-series';

/** What a wall says in numbers, in its order. */
const SHOWN = ['units', 'donations', 'registered', 'drives', 'volume'] as const;

type Asking = { actor: Actor; now: Date; locale: Locale };

/** What stands on a wall: how the year stands in numbers, the charts of whoever put it there, and when it was so. */
export type Wall = {
	title: string;
	at: string;
	/** Volume is in litres; null where nobody knows. */
	figures: { measure: AdditiveMeasure; value: number | null; approximate: boolean }[];
	charts: PinnedChart[];
};

/** The charts of a wall that nobody has chosen any for: the months of the year, and its districts. */
async function usualCharts(tx: Tx, asking: Parameters<typeof chartOf>[1]): Promise<PinnedChart[]> {
	const { locale } = asking;
	return [
		await chartOf(tx, asking, {
			id: 'month',
			name: m.collections_view_time({}, { locale }),
			view: 'overview',
			query: 'by=month'
		}),
		await chartOf(tx, asking, {
			id: 'district',
			name: m.collections_view_overview({}, { locale }),
			view: 'overview',
			query: ''
		})
	];
}

/** What stands on a wall now. */
export async function wallNow(tx: Tx, { actor, now, locale }: Asking): Promise<Wall> {
	const zone = await homeZone(tx, actor);
	const today = dayIn(zone, now);
	const { filter } = parseFilter(new URLSearchParams(), today);
	const total = collectedTotal(await measuredRows(tx, actor, filter, { by: 'district' }));
	const chosen = await pinnedCharts(tx, { actor, today, locale });
	return {
		title: m.wall_title({ period: periodText(filter, locale) }, { locale }),
		at: formatDateTime(now, zone, locale),
		figures: SHOWN.map((measure) => ({
			measure,
			value: amountOf(total, measure),
			approximate: isRough(total, measure)
		})),
		charts: chosen.length > 0 ? chosen : await usualCharts(tx, { actor, today, locale })
	};
}
