import { m } from '$lib/paraglide/messages';
import { formatNumber, type Locale } from '$lib/time/format';
import type { TargetSubject } from './target-form';

/** What a target is asked of. */
export const targetSubjectName: Record<TargetSubject, () => string> = {
	province: () => m.target_subject_province(),
	area: () => m.target_subject_area(),
	club: () => m.target_subject_club(),
	campaign: () => m.target_subject_campaign()
};

/** The months of a split, one after another: `Tháng 1: 10 · Tháng 2: 12`. */
export function monthsText(monthly: readonly number[], locale: Locale): string {
	const month = (units: number, index: number) =>
		`${m.target_month({ month: String(index + 1) })}: ${formatNumber(units, locale)}`;
	return monthly.map(month).join(' · ');
}
