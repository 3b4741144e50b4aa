import { clubAdmin, atHome, byName, type Linked, type Pages } from './e2e-page-visit';

const firstVenue = (after = ''): Linked => ({ list: '/venues', prefix: '/venues/', after });

/** The pages of clubs and people, of places, and of one’s own account. */
export const societyPages: Pages = {
	'/(app)': [
		{ as: clubAdmin, at: '/', heading: atHome },
		{ as: 'thanh-hoa', at: '/', heading: atHome }
	],
	'/(app)/account': [
		{ as: clubAdmin, at: '/account', heading: (w) => w('account_title') },
		{ as: 'helper', at: '/account', heading: (w) => w('account_title') }
	],
	'/(app)/account/confirm': [{ as: clubAdmin, at: '/account/confirm', heading: (w) => w('confirm_title') }],
	'/(app)/account/email': [{ as: clubAdmin, at: '/account/email', heading: (w) => w('account_email_change') }],
	'/(app)/account/passkeys': [{ as: clubAdmin, at: '/account/passkeys', heading: (w) => w('account_passkeys') }],
	'/(app)/account/password': [{ as: clubAdmin, at: '/account/password', heading: (w) => w('account_password_change') }],
	'/(app)/account/second-factor': [{ as: clubAdmin, at: '/account/second-factor', heading: (w) => w('factor_title') }],
	'/(app)/account/sessions': [{ as: clubAdmin, at: '/account/sessions', heading: (w) => w('account_sessions') }],
	'/(app)/areas': [{ as: clubAdmin, at: '/areas', heading: (w) => w('area_list_title') }],
	'/(app)/areas/[code]': [{ as: 'admin', at: { list: '/areas', prefix: '/areas/' }, heading: byName }],
	'/(app)/audit': [
		{ as: clubAdmin, at: '/audit', heading: (w) => w('audit_title') },
		{ as: 'thanh-hoa', at: '/audit?object=target', heading: (w) => w('audit_title') }
	],
	'/(app)/clubs': [{ as: 'thanh-hoa', at: '/clubs', heading: (w) => w('club_title') }],
	'/(app)/clubs/applications': [{ as: 'thanh-hoa', at: '/clubs/applications', heading: (w) => w('application_title') }],
	'/(app)/clubs/import': [{ as: 'thanh-hoa', at: '/clubs/import', heading: (w) => w('club_import') }],
	'/(app)/clubs/new': [{ as: 'thanh-hoa', at: '/clubs/new', heading: (w) => w('club_add') }],
	'/(app)/clubs/[clubId=uuid]': [{ as: clubAdmin, at: { list: '/clubs', prefix: '/clubs/' }, heading: byName }],
	'/(app)/people': [{ as: 'thanh-hoa', at: '/people', heading: (w) => w('person_title') }],
	'/(app)/people/[membershipId=uuid]': [
		{ as: 'thanh-hoa', at: { list: '/people', prefix: '/people/' }, heading: byName },
		{ as: clubAdmin, at: { list: '/people', prefix: '/people/' }, heading: byName }
	],
	'/(app)/people/invite-many': [{ as: clubAdmin, at: '/people/invite-many', heading: (w) => w('people_invite_many') }],
	'/(app)/people/new': [{ as: clubAdmin, at: '/people/new', heading: (w) => w('person_add') }],
	'/(app)/retention': [
		{ as: 'admin', at: '/retention', heading: (w) => w('retention_title') },
		{ as: 'admin', at: '/retention?kind=notes&days=400', heading: (w) => w('retention_title') }
	],
	'/(app)/venues': [
		{ as: clubAdmin, at: '/venues', heading: (w) => w('venue_title') },
		{ as: clubAdmin, at: '/venues?q=nowhere-of-this-name', heading: (w) => w('venue_title') }
	],
	'/(app)/venues/[venueId=uuid]': [{ as: clubAdmin, at: firstVenue(), heading: byName }],
	'/(app)/venues/[venueId=uuid]/edit': [
		{ as: clubAdmin, at: firstVenue('/edit'), heading: (w, name) => w('venue_edit_title', { name }) }
	],
	'/(app)/venues/new': [{ as: clubAdmin, at: '/venues/new', heading: (w) => w('venue_add') }],
	'/(app)/volunteers': [
		{ as: clubAdmin, at: '/volunteers', heading: (w) => w('volunteer_title') },
		{ as: 'thanh-hoa', at: '/volunteers?archived=yes', heading: (w) => w('volunteer_title') }
	],
	'/(app)/volunteers/[volunteerId=uuid]': [
		{ as: clubAdmin, at: { list: '/volunteers', prefix: '/volunteers/' }, heading: byName }
	]
};
