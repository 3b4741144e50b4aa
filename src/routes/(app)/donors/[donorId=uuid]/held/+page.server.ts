import { fail } from '@sveltejs/kit';
import { heldForm } from '$lib/donors/held-form';
import { heldSections } from '$lib/donors/held-words';
import { getLocale } from '$lib/paraglide/runtime';
import { requireRecentProof, requireRecentProofToOpen } from '$lib/server/access';
import { requireDonor } from '$lib/server/donors/access';
import { auditDonor } from '$lib/server/donors/audit-donor';
import { heldAbout } from '$lib/server/donors/held';
import { homeOf } from '$lib/server/donors/queries';
import { canAnswerDonor } from '$lib/server/policy';
import { inLanguage } from '$lib/server/web/in-language';
import { sentAs } from '$lib/server/web/sent-form';
import { formatDate } from '$lib/time/format';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { donor, actor } = await requireDonor(event, canAnswerDonor);
	requireRecentProofToOpen(event, actor);
	event.setHeaders({ 'cache-control': 'no-store' });
	return { donor: { id: donor.id, fullName: donor.fullName }, locale: getLocale() };
};

export const actions: Actions = {
	/** Hands out what is held: in words, and beside them the same as data in a link, so that both are one handing out. */
	show: async (event) => {
		const { donor, actor, scope } = await requireDonor(event, canAnswerDonor);
		requireRecentProof(event, actor);
		const sent = await sentAs(event.request, heldForm);
		if (!sent.success) return fail(400, { problem: true });
		const { locale } = sent.data;
		const { held, home } = await scope(async (tx) => {
			const read = { held: await heldAbout(tx, donor, new Date()), home: await homeOf(tx, donor) };
			await auditDonor(tx, actor, donor, 'donor.handed_out');
			return read;
		});
		return {
			document: {
				locale,
				madeOn: formatDate(held.madeOn, locale),
				sections: inLanguage(locale, () => heldSections(held, { locale, home })),
				data: `data:application/json;base64,${Buffer.from(JSON.stringify(held, null, '\t')).toString('base64')}`
			}
		};
	}
};
