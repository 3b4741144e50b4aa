import type { DemoName } from './e2e-visit';
import { patternOf, type Words } from './e2e-words';

/** An address that depends on the data: the first link on a list, with what follows its id. */
export type Linked = { list: string; prefix: string; after?: string };

/** One page in one state: who opens it, where, what its heading must say. `landsOn` is the final path if it is another. */
export type PageVisit = {
	as: DemoName | null;
	at: string | Linked;
	/** The words of the heading; `name` is the text of the link that led here. */
	heading: (w: Words, name: string) => string | RegExp;
	landsOn?: string;
	status?: number;
};

const clubAdmin = 'tho-xuan';
const atHome = (w: Words) => patternOf(w('home_title'));
const byName = (_: Words, name: string) => name;
const firstDrive = (tab: string, after = ''): Linked => ({ list: `/drives?tab=${tab}`, prefix: '/drives/', after });
const firstDonor = (after = ''): Linked => ({ list: '/donors', prefix: '/donors/', after });

const firstReport = (after = ''): Linked => ({ list: '/reports', prefix: '/reports/', after });
const firstVenue = (after = ''): Linked => ({ list: '/venues', prefix: '/venues/', after });

/** Every route with a page, by its id in the build, and the visits that show it with data. */
export const PAGES: Record<string, PageVisit[]> = {
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
	'/(app)/collections': [
		{ as: clubAdmin, at: '/collections', heading: (w) => w('nav_collections') },
		{ as: 'thanh-hoa', at: '/collections?areas=now&source=reported&from=&to=', heading: (w) => w('nav_collections') }
	],
	'/(app)/collections/people': [
		{ as: clubAdmin, at: '/collections/people', heading: (w) => w('nav_collections') },
		{ as: 'houaphanh', at: '/collections/people?source=reported&from=&to=', heading: (w) => w('nav_collections') }
	],
	'/(app)/collections/time': [
		{ as: clubAdmin, at: '/collections/time', heading: (w) => w('nav_collections') },
		{
			as: 'thanh-hoa',
			at: '/collections/time?areas=now&measure=registered&from=&to=',
			heading: (w) => w('nav_collections')
		}
	],
	'/(app)/collections/compare': [
		{ as: clubAdmin, at: '/collections/compare', heading: (w) => w('nav_collections') },
		{
			as: 'thanh-hoa',
			at: '/collections/compare?by=month&from=2025-01-01&to=2025-12-31&with_from=2024-01-01&with_to=2024-06-30',
			heading: (w) => w('nav_collections')
		}
	],
	'/(app)/collections/drives': [
		{ as: clubAdmin, at: '/collections/drives', heading: (w) => w('nav_collections') },
		{
			as: 'thanh-hoa',
			at: '/collections/drives?by=weekday&row=7&source=all&from=&to=',
			heading: (w) => w('nav_collections')
		}
	],
	'/(app)/collections/recounts': [
		{ as: 'thanh-hoa', at: '/collections/recounts', heading: (w) => w('recount_title') },
		{ as: 'admin', at: '/collections/recounts', heading: (w) => w('recount_title') }
	],
	'/(app)/collections/views': [
		{ as: clubAdmin, at: '/collections/views', heading: (w) => w('saved_view_title') },
		{ as: clubAdmin, at: '/collections/views?view=overview&by=month', heading: (w) => w('saved_view_title') }
	],
	'/(app)/collections/wall': [{ as: clubAdmin, at: '/collections/wall', heading: (w) => patternOf(w('wall_title')) }],
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
	'/(app)/drives': [{ as: clubAdmin, at: '/drives', heading: (w) => w('drive_title') }],
	'/(app)/drives/calendar': [
		{ as: 'thanh-hoa', at: '/drives/calendar', heading: (w) => w('calendar_title') },
		{ as: 'thanh-hoa', at: '/drives/calendar?view=year', heading: (w) => w('calendar_title') },
		{ as: clubAdmin, at: '/drives/calendar?view=week', heading: (w) => w('calendar_title') },
		{ as: clubAdmin, at: '/drives/calendar?view=agenda&hide=season', heading: (w) => w('calendar_title') }
	],
	'/(app)/drives/calendar/centres': [
		{ as: 'thanh-hoa', at: '/drives/calendar/centres', heading: (w) => w('calendar_centres') },
		{ as: clubAdmin, at: '/drives/calendar/centres', heading: (w) => w('calendar_centres') }
	],
	'/(app)/drives/calendar/days': [
		{ as: 'thanh-hoa', at: '/drives/calendar/days?year=2027', heading: (w) => w('calendar_days_title', { year: 2027 }) }
	],
	// None is closed before somebody does: calendar.spec.ts closes one.
	'/(app)/drives/calendar/days/[dayId=uuid]': [
		{
			as: 'thanh-hoa',
			at: '/drives/calendar/days/0198c0de-1234-7abc-8def-0123456789ab',
			status: 404,
			heading: (w) => w('error_404_title')
		}
	],
	'/(app)/drives/calendar/feeds': [{ as: clubAdmin, at: '/drives/calendar/feeds', heading: (w) => w('feed_title') }],
	'/(app)/drives/import': [{ as: clubAdmin, at: '/drives/import', heading: (w) => w('drive_import') }],
	'/(app)/drives/import/results': [
		{ as: 'thanh-hoa', at: '/drives/import/results', heading: (w) => w('drive_import') }
	],
	'/(app)/drives/new': [{ as: clubAdmin, at: '/drives/new', heading: (w) => w('drive_new') }],
	'/(app)/drives/templates': [{ as: clubAdmin, at: '/drives/templates', heading: (w) => w('drive_templates') }],
	'/(app)/drives/proposals': [{ as: 'thanh-hoa', at: '/drives/proposals', heading: (w) => w('proposal_title') }],
	'/(app)/drives/[driveId=uuid]': [
		{ as: clubAdmin, at: firstDrive('running'), heading: byName },
		{ as: clubAdmin, at: firstDrive('closed'), heading: byName },
		{ as: clubAdmin, at: firstDrive('upcoming'), heading: byName }
	],
	'/(app)/drives/[driveId=uuid]/edit': [
		{ as: clubAdmin, at: firstDrive('upcoming', '/edit'), heading: (w, title) => w('drive_edit_title', { title }) }
	],
	'/(app)/drives/[driveId=uuid]/board': [
		{ as: clubAdmin, at: firstDrive('running', '/board'), heading: (w) => w('board_title') },
		{ as: 'thanh-hoa', at: firstDrive('closed', '/board'), heading: (w) => w('board_title') }
	],
	'/(app)/drives/[driveId=uuid]/board/links': [
		{ as: clubAdmin, at: firstDrive('running', '/board/links'), heading: (w) => w('hall_title') }
	],
	'/(app)/drives/board': [{ as: 'thanh-hoa', at: '/drives/board', heading: (w) => w('board_today_title') }],
	'/(app)/drives/[driveId=uuid]/helpers': [
		{ as: clubAdmin, at: firstDrive('running', '/helpers'), heading: (w) => w('helper_title') }
	],
	'/(app)/drives/[driveId=uuid]/move': [
		{
			as: clubAdmin,
			at: firstDrive('upcoming', '/move?to=2027-05-01'),
			heading: (w, title) => w('move_title', { title })
		}
	],
	'/(app)/drives/[driveId=uuid]/groups': [
		{ as: clubAdmin, at: firstDrive('upcoming', '/groups'), heading: (w) => w('group_title') }
	],
	'/(app)/drives/[driveId=uuid]/match': [
		{ as: clubAdmin, at: firstDrive('upcoming', '/match'), heading: (w) => w('match_list_title') }
	],
	'/(app)/drives/[driveId=uuid]/no-shows': [
		{ as: clubAdmin, at: firstDrive('running', '/no-shows'), heading: (w) => w('no_shows_title') }
	],
	'/(app)/drives/[driveId=uuid]/places': [
		{ as: clubAdmin, at: firstDrive('upcoming', '/places'), heading: (w) => w('places_title') }
	],
	'/(app)/drives/[driveId=uuid]/poster': [
		{ as: clubAdmin, at: firstDrive('upcoming', '/poster'), heading: (w) => w('poster_title') }
	],
	'/(app)/drives/[driveId=uuid]/venue': [
		{ as: clubAdmin, at: firstDrive('upcoming', '/venue'), heading: (w) => w('place_title') }
	],
	'/(app)/drives/[driveId=uuid]/plan': [
		{ as: clubAdmin, at: firstDrive('upcoming', '/plan'), heading: (w, title) => w('plan_title', { title }) },
		{ as: clubAdmin, at: firstDrive('closed', '/plan'), heading: (w, title) => w('plan_title', { title }) }
	],
	'/(app)/drives/[driveId=uuid]/registrations': [
		{ as: clubAdmin, at: firstDrive('running', '/registrations'), heading: (w) => w('registrations_title') },
		{ as: clubAdmin, at: firstDrive('running', '/registrations?show=all'), heading: (w) => w('registrations_title') }
	],
	'/(app)/drives/[driveId=uuid]/registrations/new': [
		{ as: clubAdmin, at: firstDrive('running', '/registrations/new'), heading: (w) => w('registration_new_title') }
	],
	'/(app)/drives/[driveId=uuid]/days': [
		{ as: clubAdmin, at: firstDrive('upcoming', '/days'), heading: (w) => w('drive_days_title') }
	],
	'/(app)/drives/[driveId=uuid]/series': [
		{ as: clubAdmin, at: firstDrive('upcoming', '/series'), heading: (w) => w('drive_series') },
		{ as: clubAdmin, at: firstDrive('closed', '/series?unit=months'), heading: (w) => w('drive_series') }
	],
	'/(app)/drives/[driveId=uuid]/roster': [
		{ as: clubAdmin, at: firstDrive('running', '/roster'), heading: (w) => w('roster_title') }
	],
	'/(app)/drives/[driveId=uuid]/enter': [
		{ as: clubAdmin, at: firstDrive('running', '/enter'), heading: (w) => w('paper_title') },
		{ as: clubAdmin, at: firstDrive('running', '/enter?who=new'), heading: (w) => w('paper_title') },
		{ as: clubAdmin, at: firstDrive('upcoming', '/enter'), heading: (w) => w('paper_title') }
	],
	'/(app)/drives/[driveId=uuid]/close': [
		{ as: clubAdmin, at: firstDrive('running', '/close'), heading: (w) => w('close_title') },
		{ as: clubAdmin, at: firstDrive('closed', '/close'), heading: (w) => w('close_title_closed') }
	],
	'/(app)/drives/[driveId=uuid]/report': [
		{ as: clubAdmin, at: firstDrive('running', '/report'), heading: (w) => w('report_title') },
		{ as: clubAdmin, at: firstDrive('closed', '/report'), heading: (w) => w('report_title') }
	],
	'/(app)/drives/[driveId=uuid]/result': [
		{ as: clubAdmin, at: firstDrive('closed', '/result'), heading: (w, title) => w('drive_result_title', { title }) }
	],
	'/(app)/drives/[driveId=uuid]/checklist': [
		{ as: clubAdmin, at: firstDrive('upcoming', '/checklist'), heading: (w) => w('checklist_title') },
		{ as: clubAdmin, at: firstDrive('closed', '/checklist'), heading: (w) => w('checklist_title') }
	],
	'/(app)/drives/[driveId=uuid]/looks': [
		{ as: clubAdmin, at: firstDrive('running', '/looks'), heading: (w) => w('look_title') }
	],
	'/(app)/drives/[driveId=uuid]/feedback': [
		{ as: clubAdmin, at: firstDrive('closed', '/feedback'), heading: (w) => w('feedback_title') },
		{ as: 'thanh-hoa', at: firstDrive('upcoming', '/feedback'), heading: (w) => w('feedback_title') }
	],
	'/(app)/drives/[driveId=uuid]/forecast': [
		{ as: clubAdmin, at: firstDrive('upcoming', '/forecast'), heading: (w) => w('forecast_title') },
		{ as: clubAdmin, at: firstDrive('closed', '/forecast'), heading: (w) => w('forecast_title') }
	],
	'/(app)/drives/checklists': [{ as: clubAdmin, at: '/drives/checklists', heading: (w) => w('checklist_templates') }],
	// One is made in checklist.spec.ts.
	'/(app)/drives/checklists/[templateId=uuid]': [
		{
			as: clubAdmin,
			at: '/drives/checklists/0198c0de-1234-7abc-8def-0123456789ab',
			status: 404,
			heading: (w) => w('error_404_title')
		}
	],
	'/(app)/drives/[driveId=uuid]/notices': [
		{ as: clubAdmin, at: firstDrive('upcoming', '/notices'), heading: (w) => w('notice_title') }
	],
	'/(app)/drives/notices': [
		{ as: clubAdmin, at: '/drives/notices', heading: (w) => w('notice_settings') },
		{ as: 'thanh-hoa', at: '/drives/notices', heading: (w) => w('notice_settings') }
	],
	'/(app)/drives/[driveId=uuid]/team': [
		{ as: clubAdmin, at: firstDrive('upcoming', '/team'), heading: (w) => w('team_title') },
		{ as: 'hoang-hoa', at: firstDrive('closed', '/team'), heading: (w) => w('team_title') }
	],
	'/(app)/exchange': [
		{ as: 'thanh-hoa', at: '/exchange', heading: (w) => w('exchange_title') },
		{ as: 'exchange', at: '/exchange', heading: (w) => w('exchange_title') }
	],
	'/(app)/exchange/[year=year]': [
		{ as: 'thanh-hoa', at: '/exchange/2025', heading: (w) => w('exchange_year_title', { year: 2025 }) }
	],
	'/(app)/exchange/[year=year]/meeting': [
		{ as: 'thanh-hoa', at: '/exchange/2025/meeting', heading: (w) => w('exchange_meeting_title', { year: 2025 }) }
	],
	'/(app)/exchange/[year=year]/release': [{ as: 'thanh-hoa', at: '/exchange/2025/release', heading: () => /2025/ }],
	'/(app)/exchange/[year=year]/statement': [{ as: 'thanh-hoa', at: '/exchange/2025/statement', heading: () => /2025/ }],
	'/(app)/exchange/import': [{ as: 'houaphanh', at: '/exchange/import', heading: (w) => w('exchange_import_title') }],
	'/(app)/people': [{ as: 'thanh-hoa', at: '/people', heading: (w) => w('person_title') }],
	'/(app)/people/[membershipId=uuid]': [
		{ as: 'thanh-hoa', at: { list: '/people', prefix: '/people/' }, heading: byName },
		{ as: clubAdmin, at: { list: '/people', prefix: '/people/' }, heading: byName }
	],
	'/(app)/people/invite-many': [{ as: clubAdmin, at: '/people/invite-many', heading: (w) => w('people_invite_many') }],
	'/(app)/people/new': [{ as: clubAdmin, at: '/people/new', heading: (w) => w('person_add') }],
	'/(app)/rules': [
		{ as: clubAdmin, at: '/rules', heading: (w) => w('rules_title') },
		{ as: 'admin', at: '/rules', heading: (w) => w('rules_title') }
	],
	'/(app)/rules/new': [
		{
			as: 'admin',
			at: '/rules/new?country=LA',
			heading: (w) => w('rules_new_title', { country: w('rules_country_la') })
		}
	],
	'/(app)/reports': [
		{ as: clubAdmin, at: '/reports', heading: (w) => w('reports_title') },
		{ as: 'thanh-hoa', at: '/reports', heading: (w) => w('reports_title') }
	],
	'/(app)/reports/check': [{ as: clubAdmin, at: '/reports/check', heading: (w) => w('reports_check') }],
	'/(app)/reports/schedules': [{ as: clubAdmin, at: '/reports/schedules', heading: (w) => w('reports_schedules') }],
	'/(app)/reports/[reportId=uuid]': [
		{ as: clubAdmin, at: firstReport(), heading: () => /\d/ },
		{ as: 'thanh-hoa', at: firstReport(), heading: () => /\d/ }
	],
	'/(app)/reports/[reportId=uuid]/confirm': [
		{ as: 'thanh-hoa', at: firstReport('/confirm'), heading: (w) => w('reports_confirm') }
	],
	'/(app)/reports/[reportId=uuid]/write': [{ as: 'thanh-hoa', at: firstReport('/write'), heading: () => /./ }],
	'/(app)/requests': [
		{ as: clubAdmin, at: '/requests', heading: (w) => w('request_title') },
		{ as: 'thanh-hoa', at: '/requests', heading: (w) => w('request_title') }
	],
	'/(app)/requests/new': [{ as: clubAdmin, at: '/requests/new', heading: (w) => w('request_file') }],
	'/(app)/retention': [
		{ as: 'admin', at: '/retention', heading: (w) => w('retention_title') },
		{ as: 'admin', at: '/retention?kind=notes&days=400', heading: (w) => w('retention_title') }
	],
	'/(app)/data': [{ as: 'thanh-hoa', at: '/data', heading: (w) => w('data_title') }],
	'/(app)/data/dhis2': [{ as: 'thanh-hoa', at: '/data/dhis2', heading: (w) => w('dhis2_title') }],
	'/(app)/data/dhis2/mapping': [{ as: 'thanh-hoa', at: '/data/dhis2/mapping', heading: (w) => w('dhis2_mapping') }],
	'/(app)/data/dhis2/server': [{ as: 'thanh-hoa', at: '/data/dhis2/server', heading: (w) => w('dhis2_server') }],
	'/(app)/data/keys': [{ as: 'thanh-hoa', at: '/data/keys', heading: (w) => w('keys_title') }],
	'/(app)/targets': [{ as: clubAdmin, at: '/targets', heading: (w) => w('target_title', { year: thisYear() }) }],
	'/(app)/targets/import': [{ as: clubAdmin, at: '/targets/import', heading: (w) => w('target_import') }],
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
	],
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

function thisYear(): number {
	return Number(new Intl.DateTimeFormat('en', { timeZone: 'Asia/Ho_Chi_Minh', year: 'numeric' }).format(new Date()));
}
