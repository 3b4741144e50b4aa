import type { FunnelGap, FunnelStep } from '$lib/charts/Funnel.svelte';
import { formatNumber, type Locale } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import { keyText } from './key-words';
import { measureName } from './measure-words';
import type { CollectedFigures, CollectedRow } from './rollup';

/** The way from registered to collected of several drives together, as the funnel draws it. */
export type DrivesFunnel = { title: string; subtitle: string; steps: FunnelStep[]; gaps: FunnelGap[]; note: string };

type Frame = {
	locale: Locale;
	period: string;
	/** How many of the drives know only their total. */
	without: number;
	reasonHref: (reason: string) => string;
};

/** The funnel of drives whose people were counted; `null` when none were. `reasons` are their deferrals by class. */
export function drivesFunnel(
	total: CollectedFigures,
	reasons: readonly CollectedRow[],
	frame: Frame
): DrivesFunnel | null {
	const { registered, arrived, donations, units } = total;
	if (!registered || arrived === null) return null;
	const { locale, period } = frame;
	const [gave, collected] = [donations ?? 0, units ?? 0];
	const number = (value: number) => formatNumber(value, locale);
	return {
		title: m.collections_funnel_title({ units: number(collected), registered: number(registered) }, { locale }),
		subtitle: `${m.collections_funnel_subtitle({ drives: number(total.drives ?? 0) }, { locale })}, ${period}`,
		steps: [
			{ key: 'registered', label: measureName('registered', locale), value: registered },
			{ key: 'arrived', label: measureName('arrived', locale), value: arrived },
			{ key: 'donations', label: measureName('donations', locale), value: gave },
			{ key: 'units', label: measureName('units', locale), value: collected }
		],
		gaps: [
			{
				lost: registered - arrived,
				label: m.drive_funnel_not_arrived({}, { locale }),
				reasons: stayedAway(total, frame)
			},
			{
				lost: arrived - gave,
				label: m.drive_funnel_not_donated({}, { locale }),
				reasons: lostAtTheDrive(total, reasons, frame)
			},
			{ lost: gave - collected, label: m.collections_funnel_short({}, { locale }), reasons: [] }
		],
		note: noteOf(total, frame)
	};
}

function stayedAway({ noShow }: CollectedFigures, { locale }: Frame) {
	return counted([{ label: measureName('no_show', locale), count: noShow ?? 0 }]);
}

function lostAtTheDrive({ left }: CollectedFigures, reasons: readonly CollectedRow[], { locale, reasonHref }: Frame) {
	const deferred = reasons
		.map(({ key, deferred: count }) => ({
			label: keyText(key, 'reason', locale),
			count: count ?? 0,
			href: reasonHref(key)
		}))
		.sort((a, b) => b.count - a.count);
	return counted([...deferred, { label: measureName('left', locale), count: left ?? 0 }]);
}

const counted = <Reason extends { count: number }>(reasons: Reason[]) => reasons.filter(({ count }) => count > 0);

function noteOf({ fit }: CollectedFigures, { locale, without }: Frame): string {
	const passed = m.collections_funnel_fit({ fit: formatNumber(fit ?? 0, locale) }, { locale });
	if (without === 0) return passed;
	return `${passed} ${m.collections_funnel_without({ count: formatNumber(without, locale) }, { locale })}`;
}
