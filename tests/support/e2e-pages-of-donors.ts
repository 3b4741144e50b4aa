import { clubAdmin, byName, type Linked, type Pages } from './e2e-page-visit';

const firstDonor = (after = ''): Linked => ({ list: '/donors', prefix: '/donors/', after });

/** The pages of donors: who they are, what they ask for, by which rules they give, how they are thanked. */
export const donorPages: Pages = {
	'/(app)/donors': [
		{ as: clubAdmin, at: '/donors', heading: (w) => w('donor_list_title') },
		{ as: clubAdmin, at: '/donors?q=nobody-of-this-name', heading: (w) => w('donor_list_title') }
	],
	'/(app)/donors/export': [{ as: clubAdmin, at: '/donors/export?group=O', heading: (w) => w('donor_export_title') }],
	'/(app)/donors/filters': [
		{ as: clubAdmin, at: '/donors/filters', heading: (w) => w('saved_filter_title') },
		{ as: clubAdmin, at: '/donors/filters?reserve=yes', heading: (w) => w('saved_filter_title') }
	],
	'/(app)/donors/pairs': [{ as: clubAdmin, at: '/donors/pairs', heading: (w) => w('pair_title') }],
	'/(app)/donors/imports': [{ as: clubAdmin, at: '/donors/imports', heading: (w) => w('import_title') }],
	'/(app)/donors/imports/new': [{ as: clubAdmin, at: '/donors/imports/new', heading: (w) => w('import_new') }],
	// Its steps are looked at in lists.spec.ts, which has one.
	'/(app)/donors/imports/[importId=uuid]': [
		{
			as: clubAdmin,
			at: '/donors/imports/0198c0de-1234-7abc-8def-0123456789ab',
			status: 404,
			heading: (w) => w('error_404_title')
		}
	],
	'/(app)/donors/new': [{ as: clubAdmin, at: '/donors/new', heading: (w) => w('donor_new_title') }],
	'/(app)/donors/[donorId=uuid]': [{ as: clubAdmin, at: firstDonor(), heading: byName }],
	'/(app)/donors/[donorId=uuid]/card': [
		{ as: clubAdmin, at: firstDonor('/card'), heading: (w, name) => w('donor_card_title', { name }) },
		{ as: clubAdmin, at: firstDonor('/card?ask=new'), heading: (w, name) => w('donor_card_title', { name }) }
	],
	'/(app)/donors/[donorId=uuid]/merge': [
		{ as: clubAdmin, at: firstDonor('/merge'), heading: (w) => w('merge_find_title') },
		{ as: clubAdmin, at: firstDonor('/merge?q=a'), heading: (w) => w('merge_find_title') }
	],
	'/(app)/donors/[donorId=uuid]/edit': [
		{ as: clubAdmin, at: firstDonor('/edit'), heading: (w, name) => w('donor_edit_title', { name }) }
	],
	'/(app)/donors/[donorId=uuid]/held': [
		{ as: clubAdmin, at: firstDonor('/held'), heading: (w, name) => w('held_title', { name }) }
	],
	'/(app)/donors/[donorId=uuid]/erase': [
		{ as: 'thanh-hoa', at: firstDonor('/erase'), heading: (w, name) => w('donor_erase_title', { name }) }
	],
	'/(app)/rules': [
		{ as: clubAdmin, at: '/rules', heading: (w) => w('rules_title') },
		{ as: 'admin', at: '/rules', heading: (w) => w('rules_title') }
	],
	'/(app)/rules/new': [
		{
			as: 'admin',
			at: '/rules/new?country=LA',
			heading: (w) => w('rules_new_title', { country: w('country_la') })
		}
	],
	'/(app)/requests': [
		{ as: clubAdmin, at: '/requests', heading: (w) => w('request_title') },
		{ as: 'thanh-hoa', at: '/requests', heading: (w) => w('request_title') }
	],
	'/(app)/requests/new': [{ as: clubAdmin, at: '/requests/new', heading: (w) => w('request_file') }],
	'/(app)/thanks': [
		{ as: clubAdmin, at: '/thanks', heading: (w) => w('thanks_title') },
		{ as: 'thanh-hoa', at: '/thanks?handed=handed', heading: (w) => w('thanks_title') }
	],
	'/(app)/thanks/certificates': [
		{ as: clubAdmin, at: '/thanks/certificates', heading: (w) => w('thanks_certificates') }
	],
	'/(app)/thanks/export': [{ as: clubAdmin, at: '/thanks/export', heading: (w) => w('thanks_export_title') }],
	'/(app)/thanks/milestones': [{ as: 'thanh-hoa', at: '/thanks/milestones', heading: (w) => w('milestone_title') }],
	'/(app)/thanks/milestones/[milestoneId=uuid]': [
		{ as: 'thanh-hoa', at: { list: '/thanks/milestones', prefix: '/thanks/milestones/' }, heading: () => /\d/ }
	]
};
