import { m } from '$lib/paraglide/messages';
import type { TargetSubject } from './target-form';

/** What a target is asked of. */
export const targetSubjectName: Record<TargetSubject, () => string> = {
	province: () => m.target_subject_province(),
	area: () => m.target_subject_area(),
	club: () => m.target_subject_club(),
	campaign: () => m.target_subject_campaign()
};
