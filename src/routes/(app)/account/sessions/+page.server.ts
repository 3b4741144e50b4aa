import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { deviceName } from '$lib/accounts/device-name';
import { form } from '$lib/field';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy } from '$lib/server/access';
import { askOwnDevice } from '$lib/server/accounts/forget-device';
import { endOtherSessions, ownSessions } from '$lib/server/accounts/own-sessions';
import { homeZone } from '$lib/server/areas/home-day';
import { canKeepAccount } from '$lib/server/policy';
import { formatDateTime } from '$lib/time/format';
import { sentAs, sentFields } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canKeepAccount);
	const { zone, sessions } = await scope(async (tx) => ({
		zone: await homeZone(tx, actor),
		sessions: await ownSessions(tx, actor, new Date())
	}));
	const when = (instant: Date) => formatDateTime(instant, zone, getLocale());
	return {
		sessions: sessions.map(({ id, userAgent, address, createdAt, lastUsedAt, forgetAskedAt, forgottenAt, isThis }) => ({
			id,
			device: deviceName(userAgent) ?? m.account_session_unknown(),
			network: address,
			since: when(createdAt),
			used: when(lastUsedAt),
			forgetting: forgottenAt
				? m.device_forgotten_at({ at: when(forgottenAt) })
				: forgetAskedAt && m.device_forget_asked_at({ at: when(forgetAskedAt) }),
			isThis
		}))
	};
};

const named = form({ id: z.string().regex(/^[0-9a-f]{64}$/) });

export const actions: Actions = {
	end: async (event) => {
		const { actor, scope } = requirePolicy(event, canKeepAccount);
		const parsed = await sentAs(event.request, named);
		if (!parsed.success) error(404);
		const count = await scope((tx) => endOtherSessions(tx, actor, parsed.data.id));
		return { done: m.account_sessions_ended({ count }) };
	},
	forget: async (event) => {
		const { actor, scope } = requirePolicy(event, canKeepAccount);
		const parsed = await sentAs(event.request, named);
		if (!parsed.success) error(404);
		const asked = await scope((tx) => askOwnDevice(tx, actor, parsed.data.id, new Date()));
		if (!asked) error(404);
		return { done: m.account_forget_asked() };
	},
	endOthers: async (event) => {
		const { actor, scope } = requirePolicy(event, canKeepAccount);
		await sentFields(event.request);
		const count = await scope((tx) => endOtherSessions(tx, actor, null));
		return { done: m.account_sessions_ended({ count }) };
	}
};
