import { error, fail } from '@sveltejs/kit';
import { z } from 'zod';
import { m } from '$lib/paraglide/messages';
import { requestReset } from '$lib/server/accounts/request-reset';
import { canSendMail } from '$lib/server/mail/sender';
import { afterAnswer } from '$lib/server/web/after-answer';
import { deviceOf } from '$lib/server/web/device';
import { sentFields } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ can: { mail: canSendMail() } });

const address = z.email().max(254);

export const actions: Actions = {
	default: async (event) => {
		if (!canSendMail()) error(404);
		const typed = (await sentFields(event.request, ['email'])).get('email');
		const email = typeof typed === 'string' ? typed.trim().toLowerCase() : '';
		if (!address.safeParse(email).success) return fail(400, { email, problem: m.reset_address_incomplete() });

		const device = deviceOf(event);
		afterAnswer('password reset', () => requestReset(email, device));
		return { email, asked: true };
	}
};
