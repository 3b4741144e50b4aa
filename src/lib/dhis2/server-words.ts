import { m } from '$lib/paraglide/messages';

/** Why a server was not set. */
export const serverRefusalText = {
	needs_auth: () => m.dhis2_needs_auth(),
	needs_https: () => m.dhis2_needs_https(),
	needs_secret: () => m.dhis2_needs_secret(),
	needs_username: () => m.dhis2_needs_username(),
	stale: () => m.dhis2_server_stale()
} satisfies Record<string, () => string>;
