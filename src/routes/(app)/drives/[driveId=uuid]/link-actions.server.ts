import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { linkForm, newLinkForm } from '$lib/helpers/helper-form';
import { isOfUse, type LinkState } from '$lib/helpers/link-state';
import { makeLinkRefusalText } from '$lib/helpers/link-words';
import { requireDrive } from '$lib/server/drives/access';
import type { LinkKind } from '$lib/server/helpers/link-kinds';
import { makeLink } from '$lib/server/helpers/make-link';
import { revokeLink } from '$lib/server/helpers/revoke-link';
import { canManageHelpers } from '$lib/server/policy';
import { qrPicture } from '$lib/server/qr';
import { readForm } from '$lib/server/web/sent-form';

type Listed = { id: string; label: string; state: LinkState; address: string | null };

/** What a page of links shows besides: what is handed over of each, which one was just made, and the form of a new one. */
export async function linksPage<Link extends Listed>(
	url: URL,
	links: Link[],
	madeWords: (made: { label: string }) => string
) {
	const made = links.find(({ id }) => id === url.searchParams.get('made'));
	return {
		links: links.map(({ address, ...link }) => ({
			...link,
			handOver: address && isOfUse(link.state) ? { address, picture: qrPicture(address) } : null
		})),
		made: made ? madeWords(made) : null,
		form: await superValidate(zod4(newLinkForm), { errors: false })
	};
}

/** Makes and revokes links of one kind, on the page of the drive that lists them. */
export function linkActions(kind: LinkKind, page: string, revokedWords: () => string) {
	return {
		make: async (event: RequestEvent) => {
			const { drive, actor, scope } = await requireDrive(event, canManageHelpers);
			const form = await readForm(event.request, newLinkForm);
			if (!form.valid) return fail(400, { form });
			const { label } = form.data;
			const result = await scope((tx) => makeLink(tx, { kind, actor, drive, label, now: new Date() }));
			// A reload must not make another.
			if (result.ok) redirect(303, `/drives/${drive.id}/${page}?made=${result.value.linkId}`);
			return setError(form, '', makeLinkRefusalText[result.refusal](), { status: 409 });
		},
		revoke: async (event: RequestEvent) => {
			const { drive, actor, scope } = await requireDrive(event, canManageHelpers);
			const form = await readForm(event.request, linkForm);
			if (!form.valid) error(404);
			const { linkId } = form.data;
			const isOurs = await scope((tx) => revokeLink(tx, { kind, actor, drive, linkId, now: new Date() }));
			if (!isOurs) error(404);
			return { done: revokedWords() };
		}
	};
}
