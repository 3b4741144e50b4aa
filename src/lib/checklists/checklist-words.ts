import { m } from '../paraglide/messages';
import { formatNumber, type Locale } from '../time/format';
import type { TemplateItem } from './checklist';

/** Why a checklist stays as it was. */
export const checklistRefusalWords = {
	list_stands: () => m.checklist_refusal_stands(),
	template_gone: () => m.checklist_refusal_template(),
	item_gone: () => m.checklist_refusal_item(),
	list_full: () => m.checklist_refusal_full()
} satisfies Record<string, () => string>;

/** A name with how many there are: `Chairs: 60`. */
export function withQuantity(title: string, quantity: number | null, locale: Locale): string {
	return quantity === null ? title : `${title}: ${formatNumber(quantity, locale)}`;
}

/** A line of a template: a task with its days, a thing with its number. */
export function templateItemText({ kind, title, daysBefore, quantity }: TemplateItem, locale: Locale): string {
	if (kind === 'thing') return withQuantity(title, quantity, locale);
	return m.checklist_days_before({ days: formatNumber(daysBefore ?? 0, locale), title });
}
