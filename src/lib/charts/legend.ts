import { partLooks } from './part-tones';
import type { PartTone, Series } from './series';
import { besideBars } from './worded-rows';

/** A name beside a swatch. */
export type LegendEntry = { label: string; tone: PartTone | 'peer'; striped: boolean };

/** What the bars of a series stand for: its parts, or ours and those beside. Empty where all bars are alike. */
export function legendOf(series: Series): LegendEntry[] {
	if (series.parts) {
		const looks = partLooks(series.parts);
		return series.parts.map(({ label }, at) => ({ label, ...(looks[at] ?? { tone: 'quiet', striped: false }) }));
	}
	const beside = besideBars(series);
	if (beside.length === 0) return [];
	const tones = { other: 'other', previous: 'quiet' } as const;
	return [
		{ label: series.label ?? series.unit, tone: 'main', striped: false },
		...beside.map(({ label, style }) => ({
			label,
			tone: style === 'other' || style === 'previous' ? tones[style] : ('peer' as const),
			striped: false
		}))
	];
}
