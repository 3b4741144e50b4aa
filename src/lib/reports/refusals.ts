/** Why nothing was done about a report. */
export type ReportRefusal =
	'not_begun' | 'stale_version' | 'is_confirmed' | 'not_confirmed' | 'figures_moved' | 'already_sent' | 'cannot_read';
