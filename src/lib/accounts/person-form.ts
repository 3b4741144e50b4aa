import { z } from 'zod';
import { form, language, optionalCode, optionalDay, optionalEmail, optionalId, requiredLine } from '../field';
import { roles } from './role';

/** Who is invited to which role. Which of the two scopes is needed follows from the role; without `until` it has no end. */
export const newPersonForm = form({
	fullName: requiredLine(120),
	email: optionalEmail().min(1, 'required'),
	role: z.enum(roles, { error: 'not_a_choice' }),
	clubId: optionalId().default(''),
	provinceCode: optionalCode().default(''),
	until: optionalDay().default(''),
	locale: language().default('vi')
}).superRefine(({ role, clubId, provinceCode }, context) => {
	const missing = (field: string) => context.addIssue({ code: 'custom', message: 'subject_missing', path: [field] });
	if ((role === 'club_admin' || role === 'registrar') && clubId === '') missing('clubId');
	if (role === 'province_coordinator' && provinceCode === '') missing('provinceCode');
});

/** An invitation as it was typed. */
export type NewPersonInput = z.infer<typeof newPersonForm>;
