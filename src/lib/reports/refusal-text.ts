import { m } from '../paraglide/messages';
import type { ReportRefusal } from './refusals';

/** Says why nothing was done about a report, and what can be. */
export const reportRefusalText: Record<ReportRefusal, () => string> = {
	not_begun: () => m.reports_refusal_not_begun(),
	stale_version: () => m.reports_refusal_stale(),
	is_confirmed: () => m.reports_refusal_confirmed(),
	not_confirmed: () => m.reports_refusal_not_confirmed(),
	figures_moved: () => m.reports_refusal_moved(),
	already_sent: () => m.reports_refusal_already_sent(),
	cannot_read: () => m.reports_refusal_cannot_read()
};
