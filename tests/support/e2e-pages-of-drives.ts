import { clubAdmin, byName, type Linked, type Pages } from './e2e-page-visit';

const firstDrive = (tab: string, after = ''): Linked => ({ list: `/drives?tab=${tab}`, prefix: '/drives/', after });

/** The pages of drives. */
export const drivePages: Pages = {
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
	]
};
