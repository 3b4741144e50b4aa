import { clubAdmin, atHome, type Pages } from './e2e-page-visit';

/** The pages that nobody need be signed in for, and those outside of the application. */
export const publicPages: Pages = {
	// A screen is looked at in board.spec.ts, which has a link.
	'/(public)/hall/[token]': [{ as: null, at: '/hall/no-such-link', status: 410, heading: (w) => w('error_410_title') }],
	'/(public)/help': [{ as: null, at: '/help', heading: (w) => w('helper_left_title') }],
	'/(public)/help/[token]': [{ as: null, at: '/help/no-such-link', status: 410, heading: (w) => w('error_410_title') }],
	'/(public)/apply': [{ as: null, at: '/apply', heading: (w) => w('apply_title') }],
	'/(public)/login': [
		{ as: null, at: '/login', heading: (w) => w('sign_in_title') },
		{ as: null, at: '/donors', landsOn: '/login', heading: (w) => w('sign_in_title') }
	],
	'/(public)/d/[code]': [{ as: null, at: '/d/unknown', status: 404, heading: (w) => w('error_404_title') }],
	'/(public)/give': [{ as: null, at: '/give', heading: (w) => w('giving_title') }],
	'/(public)/place/[token]': [{ as: null, at: '/place/unknown', status: 410, heading: (w) => w('error_410_title') }],
	'/(public)/email/[token]': [{ as: null, at: '/email/unknown', status: 410, heading: (w) => w('error_410_title') }],
	'/(public)/reset': [{ as: null, at: '/reset', heading: (w) => w('reset_title') }],
	'/(public)/reset/[token]': [{ as: null, at: '/reset/unknown', status: 410, heading: (w) => w('error_410_title') }],
	'/(public)/reset/code': [{ as: null, at: '/reset/code', heading: (w) => w('reset_code_title') }],
	// Its page is looked at in desk-offline.spec.ts, with the people of a drive.
	'/(public)/desk/[driveId=uuid]': [
		{ as: clubAdmin, at: '/desk/unknown', status: 404, heading: (w) => w('error_404_title') }
	],
	// Its page with questions is looked at in feedback.spec.ts, which has a link.
	'/(public)/feedback/[token]': [
		{ as: null, at: '/feedback/unknown', status: 404, heading: (w) => w('error_404_title') }
	],
	'/(public)/invitation/[token]': [
		{ as: null, at: '/invitation/unknown', status: 410, heading: (w) => w('error_410_title') }
	],
	'/(public)/login/enrol': [{ as: null, at: '/login/enrol', landsOn: '/login', heading: (w) => w('sign_in_title') }],
	'/(public)/login/second-factor': [
		{ as: null, at: '/login/second-factor', landsOn: '/login', heading: (w) => w('sign_in_title') }
	],
	'/(public)/logout': [{ as: clubAdmin, at: '/logout', landsOn: '/', heading: atHome }],
	'/preferences': [{ as: clubAdmin, at: '/preferences', landsOn: '/', heading: atHome }],
	'/ui': [{ as: clubAdmin, at: '/ui', status: 404, heading: (w) => w('error_404_title') }]
};
