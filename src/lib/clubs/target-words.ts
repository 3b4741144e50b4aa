import { m } from '../paraglide/messages';
import type { TargetSubject } from './target-form';

/** Of whom units are asked. */
export const targetSubjectWords: Record<TargetSubject, () => string> = {
	province: () => m.target_subject_province(),
	area: () => m.target_subject_area(),
	club: () => m.target_subject_club(),
	campaign: () => m.target_subject_campaign()
};
