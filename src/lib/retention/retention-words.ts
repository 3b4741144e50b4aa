import { m } from '../paraglide/messages';
import type { RetentionKind } from './retention';

/** What is kept, and what becomes of it. */
export const retentionWords: Record<RetentionKind, { name: () => string; detail: () => string }> = {
	applicants: { name: () => m.retention_applicants(), detail: () => m.retention_applicants_detail() },
	outbox: { name: () => m.retention_outbox(), detail: () => m.retention_outbox_detail() },
	throttle: { name: () => m.retention_throttle(), detail: () => m.retention_throttle_detail() },
	requests: { name: () => m.retention_requests(), detail: () => m.retention_requests_detail() },
	notes: { name: () => m.retention_notes(), detail: () => m.retention_notes_detail() },
	merges: { name: () => m.retention_merges(), detail: () => m.retention_merges_detail() },
	club_applications: {
		name: () => m.retention_club_applications(),
		detail: () => m.retention_club_applications_detail()
	},
	volunteers: { name: () => m.retention_volunteers(), detail: () => m.retention_volunteers_detail() },
	feedback: { name: () => m.retention_feedback(), detail: () => m.retention_feedback_detail() }
};

/** Why a rule was not changed. */
export const retentionRefusalText: Record<'below_floor' | 'stale_version', (floor: number) => string> = {
	below_floor: (floor) => m.retention_below_floor({ floor }),
	stale_version: () => m.retention_stale()
};
