CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"full_name" text NOT NULL,
	"locale" text DEFAULT 'vi' NOT NULL,
	"password_hash" text,
	"is_demo" boolean DEFAULT false NOT NULL,
	"suspended_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_email_unique" UNIQUE("email"),
	CONSTRAINT "accounts_email_check" CHECK ("accounts"."email" = lower("accounts"."email")),
	CONSTRAINT "accounts_locale_check" CHECK ("accounts"."locale" in ('vi', 'lo', 'en'))
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"province_code" text,
	"club_id" uuid,
	"drive_id" uuid,
	"state" text DEFAULT 'active' NOT NULL,
	"until" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_state_check" CHECK ("memberships"."state" in ('invited', 'active', 'suspended', 'ended')),
	CONSTRAINT "memberships_scope_check" CHECK (("memberships"."role" in ('club_admin', 'registrar') and "memberships"."club_id" is not null and num_nonnulls("memberships"."province_code", "memberships"."drive_id") = 0)
				or ("memberships"."role" = 'drive_helper' and "memberships"."drive_id" is not null and num_nonnulls("memberships"."province_code", "memberships"."club_id") = 0)
				or ("memberships"."role" = 'province_coordinator' and "memberships"."province_code" is not null and num_nonnulls("memberships"."club_id", "memberships"."drive_id") = 0)
				or ("memberships"."role" in ('exchange_viewer', 'system_admin') and num_nonnulls("memberships"."province_code", "memberships"."club_id", "memberships"."drive_id") = 0))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone DEFAULT now() NOT NULL,
	"idle_expires_at" timestamp with time zone NOT NULL,
	"absolute_expires_at" timestamp with time zone NOT NULL,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_key" text NOT NULL,
	"address_key" text NOT NULL,
	"failed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "annual_figures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"label" text NOT NULL,
	"province_code" text,
	"year" integer,
	"month" integer,
	"units" integer,
	"target_units" integer,
	"voluntary_percent" text,
	"donating_percent_of_population" text,
	"repeat_percent" text,
	"clubs" integer,
	"club_members" integer,
	"source_url" text,
	"note" text,
	"seed_key" text,
	CONSTRAINT "annual_figures_seedKey_unique" UNIQUE("seed_key")
);
--> statement-breakpoint
CREATE TABLE "areas" (
	"code" text PRIMARY KEY NOT NULL,
	"province_code" text NOT NULL,
	"level" text NOT NULL,
	"kind" text NOT NULL,
	"name_vi" text NOT NULL,
	"name_lo" text,
	"name_en" text,
	"valid_from" date,
	"valid_to" date,
	"former_district_code" text,
	"successor_code" text,
	"tile_row" integer,
	"tile_col" integer,
	"population" integer,
	"population_year" integer,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "areas_level_check" CHECK ("areas"."level" in ('district', 'commune')),
	CONSTRAINT "areas_kind_check" CHECK ("areas"."kind" in ('district', 'city', 'town', 'commune', 'ward')),
	CONSTRAINT "areas_validity_check" CHECK ("areas"."valid_from" <= "areas"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "provinces" (
	"code" text PRIMARY KEY NOT NULL,
	"country" text NOT NULL,
	"name_vi" text NOT NULL,
	"name_lo" text,
	"name_en" text NOT NULL,
	"timezone" text NOT NULL,
	"population" integer,
	"population_year" integer,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "provinces_country_check" CHECK ("provinces"."country" in ('VN', 'LA'))
);
--> statement-breakpoint
CREATE TABLE "rule_sets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"country" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"rules" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rule_sets_country_check" CHECK ("rule_sets"."country" in ('VN', 'LA'))
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"account_id" uuid,
	"session_id" text,
	"action" text NOT NULL,
	"province_code" text,
	"club_id" uuid,
	"drive_id" uuid,
	"object_type" text NOT NULL,
	"object_id" text NOT NULL,
	"fields" text[]
);
--> statement-breakpoint
CREATE TABLE "blood_centres" (
	"id" uuid PRIMARY KEY NOT NULL,
	"province_code" text NOT NULL,
	"name_vi" text NOT NULL,
	"name_lo" text,
	"name_en" text,
	"note" text,
	"seed_key" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "blood_centres_seedKey_unique" UNIQUE("seed_key")
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" uuid PRIMARY KEY NOT NULL,
	"province_code" text,
	"name_vi" text NOT NULL,
	"name_lo" text,
	"name_en" text,
	"starts_on" date,
	"ends_on" date,
	"seed_key" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "campaigns_seedKey_unique" UNIQUE("seed_key")
);
--> statement-breakpoint
CREATE TABLE "clubs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"province_code" text NOT NULL,
	"area_code" text,
	"name" text NOT NULL,
	"contact_name" text,
	"phone" text,
	"email" text,
	"founded_on" date,
	"closed_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "clubs_name_check" CHECK (length(btrim("clubs"."name")) > 0)
);
--> statement-breakpoint
CREATE TABLE "targets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"province_code" text NOT NULL,
	"subject" text NOT NULL,
	"area_code" text,
	"club_id" uuid,
	"campaign_id" uuid,
	"year" integer NOT NULL,
	"units" integer NOT NULL,
	"revised_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revised_by" uuid,
	CONSTRAINT "targets_units_check" CHECK ("targets"."units" >= 0),
	CONSTRAINT "targets_year_check" CHECK ("targets"."year" between 1990 and 2200),
	CONSTRAINT "targets_subject_check" CHECK (("targets"."subject" = 'province' and num_nonnulls("targets"."area_code", "targets"."club_id", "targets"."campaign_id") = 0)
				or ("targets"."subject" = 'area' and "targets"."area_code" is not null and num_nonnulls("targets"."club_id", "targets"."campaign_id") = 0)
				or ("targets"."subject" = 'club' and "targets"."club_id" is not null and num_nonnulls("targets"."area_code", "targets"."campaign_id") = 0)
				or ("targets"."subject" = 'campaign' and "targets"."campaign_id" is not null and num_nonnulls("targets"."area_code", "targets"."club_id") = 0))
);
--> statement-breakpoint
CREATE TABLE "consent_texts" (
	"purpose" text NOT NULL,
	"locale" text NOT NULL,
	"version" integer NOT NULL,
	"body" text NOT NULL,
	"valid_from" date NOT NULL,
	CONSTRAINT "consent_texts_purpose_locale_version_pk" PRIMARY KEY("purpose","locale","version")
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"donor_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"text_locale" text NOT NULL,
	"text_version" integer NOT NULL,
	"how" text NOT NULL,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	"taken_by" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "consents_purpose_check" CHECK ("consents"."purpose" in ('registration', 'contact', 'reserve', 'sharing')),
	CONSTRAINT "consents_how_check" CHECK ("consents"."how" in ('ticked', 'signed_paper', 'spoken'))
);
--> statement-breakpoint
CREATE TABLE "deferrals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"donor_id" uuid NOT NULL,
	"registration_id" uuid,
	"drive_id" uuid,
	"club_id" uuid,
	"class" text NOT NULL,
	"starts_on" date NOT NULL,
	"until_on" date,
	"permanent" boolean DEFAULT false NOT NULL,
	"lifted_at" timestamp with time zone,
	"lifted_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	CONSTRAINT "deferrals_end_check" CHECK ("deferrals"."permanent" = ("deferrals"."until_on" is null)),
	CONSTRAINT "deferrals_days_check" CHECK ("deferrals"."starts_on" <= "deferrals"."until_on"),
	CONSTRAINT "deferrals_class_check" CHECK ("deferrals"."class" in ('surgery', 'transfusion', 'pregnancy_birth', 'skin_piercing', 'illness_12_months', 'illness_6_months',
				'illness_4_weeks', 'illness_7_days', 'low_haemoglobin', 'blood_pressure', 'weight', 'age', 'interval', 'medical_staff', 'other'))
);
--> statement-breakpoint
CREATE TABLE "donor_clubs" (
	"donor_id" uuid NOT NULL,
	"club_id" uuid NOT NULL,
	"since_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "donor_clubs_donor_id_club_id_pk" PRIMARY KEY("donor_id","club_id")
);
--> statement-breakpoint
CREATE TABLE "donors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"province_code" text NOT NULL,
	"club_id" uuid,
	"full_name" text NOT NULL,
	"search_key" text NOT NULL,
	"sort_key" text NOT NULL,
	"sex" text,
	"birth_date" date,
	"birth_precision" text,
	"phone" text,
	"email" text,
	"id_kind" text,
	"id_number_encrypted" "bytea",
	"id_number_hash" "bytea",
	"id_last_four_hash" "bytea",
	"area_code" text,
	"address" text,
	"abo" text,
	"rhd" text,
	"group_source" text,
	"weight_class" text,
	"reserve" boolean DEFAULT false NOT NULL,
	"note" text,
	"last_donation_on" date,
	"last_component" text,
	"donation_count" integer DEFAULT 0 NOT NULL,
	"erased_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	CONSTRAINT "donors_sex_check" CHECK ("donors"."sex" in ('female', 'male')),
	CONSTRAINT "donors_birth_check" CHECK (("donors"."birth_date" is null) = ("donors"."birth_precision" is null)),
	CONSTRAINT "donors_birth_precision_check" CHECK ("donors"."birth_precision" in ('day', 'year')),
	CONSTRAINT "donors_abo_check" CHECK ("donors"."abo" in ('O', 'A', 'B', 'AB')),
	CONSTRAINT "donors_rhd_check" CHECK ("donors"."rhd" in ('+', '-')),
	CONSTRAINT "donors_group_source_check" CHECK ("donors"."group_source" in ('stated', 'confirmed')),
	CONSTRAINT "donors_weight_class_check" CHECK ("donors"."weight_class" in ('42-45', '45-50', '50+')),
	CONSTRAINT "donors_name_check" CHECK (length(btrim("donors"."full_name")) > 0)
);
--> statement-breakpoint
CREATE TABLE "drive_days" (
	"drive_id" uuid NOT NULL,
	"held_on" date NOT NULL,
	"opens_at" time,
	"closes_at" time,
	CONSTRAINT "drive_days_drive_id_held_on_pk" PRIMARY KEY("drive_id","held_on")
);
--> statement-breakpoint
CREATE TABLE "drive_sites" (
	"drive_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"area_code" text,
	"venue_name" text NOT NULL,
	"address" text,
	CONSTRAINT "drive_sites_drive_id_position_pk" PRIMARY KEY("drive_id","position")
);
--> statement-breakpoint
CREATE TABLE "drives" (
	"id" uuid PRIMARY KEY NOT NULL,
	"province_code" text NOT NULL,
	"club_id" uuid,
	"campaign_id" uuid,
	"area_code" text,
	"outside_province" boolean DEFAULT false NOT NULL,
	"blood_centre_id" uuid,
	"venue_id" uuid,
	"kind" text DEFAULT 'drive' NOT NULL,
	"title" text NOT NULL,
	"venue_name" text,
	"address" text,
	"organiser" text,
	"status" text DEFAULT 'draft' NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"date_precision" text DEFAULT 'day' NOT NULL,
	"opens_at" time,
	"closes_at" time,
	"timezone" text NOT NULL,
	"target_units" integer,
	"capacity" integer,
	"places_taken" integer DEFAULT 0 NOT NULL,
	"result_kind" text DEFAULT 'counted' NOT NULL,
	"cancel_reason" text,
	"notes" text,
	"seed_key" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"status_since" timestamp with time zone,
	CONSTRAINT "drives_seedKey_unique" UNIQUE("seed_key"),
	CONSTRAINT "drives_kind_check" CHECK ("drives"."kind" in ('drive', 'emergency')),
	CONSTRAINT "drives_status_check" CHECK ("drives"."status" in ('draft', 'announced', 'open', 'running', 'closed', 'cancelled')),
	CONSTRAINT "drives_precision_check" CHECK ("drives"."date_precision" in ('day', 'month', 'year')),
	CONSTRAINT "drives_result_kind_check" CHECK ("drives"."result_kind" in ('counted', 'reported')),
	CONSTRAINT "drives_days_check" CHECK ("drives"."starts_on" <= "drives"."ends_on"),
	CONSTRAINT "drives_hours_check" CHECK ("drives"."opens_at" < "drives"."closes_at"),
	CONSTRAINT "drives_places_check" CHECK ("drives"."places_taken" >= 0 and ("drives"."capacity" is null or "drives"."places_taken" <= "drives"."capacity")),
	CONSTRAINT "drives_numbers_check" CHECK ("drives"."capacity" > 0 and "drives"."target_units" >= 0),
	CONSTRAINT "drives_cancel_check" CHECK (("drives"."status" = 'cancelled') = ("drives"."cancel_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "reported_results" (
	"drive_id" uuid PRIMARY KEY NOT NULL,
	"registered" integer,
	"registered_approximate" boolean DEFAULT false NOT NULL,
	"donated" integer,
	"donated_approximate" boolean DEFAULT false NOT NULL,
	"units" integer,
	"units_approximate" boolean DEFAULT false NOT NULL,
	"volume_ml" integer,
	"volume_approximate" boolean DEFAULT false NOT NULL,
	"area_as_printed" text,
	"inferred" boolean DEFAULT false NOT NULL,
	"derived" boolean DEFAULT false NOT NULL,
	"source_url" text,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"reported_at" timestamp with time zone DEFAULT now() NOT NULL,
	"reported_by" uuid,
	CONSTRAINT "reported_results_figures_check" CHECK ("reported_results"."registered" >= 0 and "reported_results"."donated" >= 0 and "reported_results"."units" >= 0 and "reported_results"."volume_ml" >= 0)
);
--> statement-breakpoint
CREATE TABLE "venues" (
	"id" uuid PRIMARY KEY NOT NULL,
	"province_code" text NOT NULL,
	"area_code" text,
	"club_id" uuid,
	"name" text NOT NULL,
	"address" text,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "applicants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"drive_id" uuid NOT NULL,
	"full_name" text NOT NULL,
	"sex" text,
	"birth_date" date,
	"birth_precision" text,
	"phone" text,
	"email" text,
	"weight_class" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "donations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"registration_id" uuid,
	"drive_id" uuid NOT NULL,
	"province_code" text NOT NULL,
	"club_id" uuid,
	"donor_id" uuid NOT NULL,
	"component" text DEFAULT 'whole_blood' NOT NULL,
	"volume_ml" integer NOT NULL,
	"quantity_sufficient" boolean DEFAULT true NOT NULL,
	"units" smallint GENERATED ALWAYS AS (case when quantity_sufficient then 1 else 0 end) STORED NOT NULL,
	"bag_number" text,
	"donated_on" date NOT NULL,
	"sex" text,
	"age_band" text,
	"first_time" boolean NOT NULL,
	"abo" text,
	"rhd" text,
	"area_code" text,
	"interval_breach" boolean DEFAULT false NOT NULL,
	"recorded_by" uuid,
	"operation_id" uuid,
	"occurred_at" timestamp with time zone DEFAULT now() NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "donations_registrationId_unique" UNIQUE("registration_id"),
	CONSTRAINT "donations_operationId_unique" UNIQUE("operation_id"),
	CONSTRAINT "donations_drive_bag_key" UNIQUE("drive_id","bag_number"),
	CONSTRAINT "donations_component_check" CHECK ("donations"."component" in ('whole_blood', 'red_cells', 'plasma', 'platelets')),
	CONSTRAINT "donations_volume_check" CHECK ("donations"."volume_ml" between 1 and 1000),
	CONSTRAINT "donations_age_band_check" CHECK ("donations"."age_band" in ('<18', '18-24', '25-44', '45-64', '65+'))
);
--> statement-breakpoint
CREATE TABLE "registration_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"registration_id" uuid NOT NULL,
	"drive_id" uuid NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"undoes" uuid,
	"by" uuid,
	"at" timestamp with time zone NOT NULL,
	"operation_id" uuid,
	"occurred_at" timestamp with time zone DEFAULT now() NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "registration_events_operationId_unique" UNIQUE("operation_id")
);
--> statement-breakpoint
CREATE TABLE "registrations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"drive_id" uuid NOT NULL,
	"province_code" text NOT NULL,
	"club_id" uuid,
	"donor_id" uuid,
	"applicant_id" uuid,
	"state" text DEFAULT 'registered' NOT NULL,
	"source" text DEFAULT 'desk' NOT NULL,
	"slot_at" timestamp with time zone,
	"rest_period" daterange,
	"override_reason" text,
	"override_by" text,
	"registered_at" timestamp with time zone NOT NULL,
	"registered_by" uuid,
	"operation_id" uuid,
	"occurred_at" timestamp with time zone DEFAULT now() NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "registrations_operationId_unique" UNIQUE("operation_id"),
	CONSTRAINT "registrations_drive_donor_key" UNIQUE("drive_id","donor_id"),
	CONSTRAINT "registrations_state_check" CHECK ("registrations"."state" in ('applied', 'registered', 'waiting', 'confirmed', 'arrived', 'fit', 'deferred', 'donated', 'left', 'no_show', 'cancelled')),
	CONSTRAINT "registrations_source_check" CHECK ("registrations"."source" in ('desk', 'public', 'import', 'walk_in')),
	CONSTRAINT "registrations_person_check" CHECK (num_nonnulls("registrations"."donor_id", "registrations"."applicant_id") >= 1)
);
--> statement-breakpoint
CREATE TABLE "area_tallies" (
	"province_code" text NOT NULL,
	"area_code" text,
	"outside_province" boolean NOT NULL,
	"club_id" uuid,
	"month" date NOT NULL,
	"dimension" text NOT NULL,
	"value" text NOT NULL,
	"donations" integer DEFAULT 0 NOT NULL,
	"units" integer DEFAULT 0 NOT NULL,
	"volume_ml" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "area_tallies_key" UNIQUE NULLS NOT DISTINCT("dimension","month","province_code","area_code","outside_province","club_id","value")
);
--> statement-breakpoint
CREATE TABLE "drive_people" (
	"drive_id" uuid NOT NULL,
	"state" text NOT NULL,
	"people" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "drive_people_key" UNIQUE("drive_id","state")
);
--> statement-breakpoint
CREATE TABLE "drive_tallies" (
	"drive_id" uuid NOT NULL,
	"day" date NOT NULL,
	"dimension" text NOT NULL,
	"value" text NOT NULL,
	"donations" integer DEFAULT 0 NOT NULL,
	"units" integer DEFAULT 0 NOT NULL,
	"volume_ml" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "drive_tallies_key" UNIQUE("drive_id","day","dimension","value")
);
--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_province_code_provinces_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_drive_id_drives_id_fk" FOREIGN KEY ("drive_id") REFERENCES "public"."drives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annual_figures" ADD CONSTRAINT "annual_figures_province_code_provinces_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "areas" ADD CONSTRAINT "areas_province_code_provinces_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "areas" ADD CONSTRAINT "areas_former_district_code_areas_code_fk" FOREIGN KEY ("former_district_code") REFERENCES "public"."areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "areas" ADD CONSTRAINT "areas_successor_code_areas_code_fk" FOREIGN KEY ("successor_code") REFERENCES "public"."areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blood_centres" ADD CONSTRAINT "blood_centres_province_code_provinces_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_province_code_provinces_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clubs" ADD CONSTRAINT "clubs_province_code_provinces_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clubs" ADD CONSTRAINT "clubs_area_code_areas_code_fk" FOREIGN KEY ("area_code") REFERENCES "public"."areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_province_code_provinces_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_area_code_areas_code_fk" FOREIGN KEY ("area_code") REFERENCES "public"."areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_donor_id_donors_id_fk" FOREIGN KEY ("donor_id") REFERENCES "public"."donors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deferrals" ADD CONSTRAINT "deferrals_donor_id_donors_id_fk" FOREIGN KEY ("donor_id") REFERENCES "public"."donors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deferrals" ADD CONSTRAINT "deferrals_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donor_clubs" ADD CONSTRAINT "donor_clubs_donor_id_donors_id_fk" FOREIGN KEY ("donor_id") REFERENCES "public"."donors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donor_clubs" ADD CONSTRAINT "donor_clubs_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donors" ADD CONSTRAINT "donors_province_code_provinces_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donors" ADD CONSTRAINT "donors_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donors" ADD CONSTRAINT "donors_area_code_areas_code_fk" FOREIGN KEY ("area_code") REFERENCES "public"."areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drive_days" ADD CONSTRAINT "drive_days_drive_id_drives_id_fk" FOREIGN KEY ("drive_id") REFERENCES "public"."drives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drive_sites" ADD CONSTRAINT "drive_sites_drive_id_drives_id_fk" FOREIGN KEY ("drive_id") REFERENCES "public"."drives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drive_sites" ADD CONSTRAINT "drive_sites_area_code_areas_code_fk" FOREIGN KEY ("area_code") REFERENCES "public"."areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drives" ADD CONSTRAINT "drives_province_code_provinces_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drives" ADD CONSTRAINT "drives_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drives" ADD CONSTRAINT "drives_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drives" ADD CONSTRAINT "drives_area_code_areas_code_fk" FOREIGN KEY ("area_code") REFERENCES "public"."areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drives" ADD CONSTRAINT "drives_blood_centre_id_blood_centres_id_fk" FOREIGN KEY ("blood_centre_id") REFERENCES "public"."blood_centres"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drives" ADD CONSTRAINT "drives_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reported_results" ADD CONSTRAINT "reported_results_drive_id_drives_id_fk" FOREIGN KEY ("drive_id") REFERENCES "public"."drives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venues" ADD CONSTRAINT "venues_province_code_provinces_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venues" ADD CONSTRAINT "venues_area_code_areas_code_fk" FOREIGN KEY ("area_code") REFERENCES "public"."areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venues" ADD CONSTRAINT "venues_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applicants" ADD CONSTRAINT "applicants_drive_id_drives_id_fk" FOREIGN KEY ("drive_id") REFERENCES "public"."drives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donations" ADD CONSTRAINT "donations_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donations" ADD CONSTRAINT "donations_drive_id_drives_id_fk" FOREIGN KEY ("drive_id") REFERENCES "public"."drives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donations" ADD CONSTRAINT "donations_province_code_provinces_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donations" ADD CONSTRAINT "donations_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donations" ADD CONSTRAINT "donations_donor_id_donors_id_fk" FOREIGN KEY ("donor_id") REFERENCES "public"."donors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donations" ADD CONSTRAINT "donations_area_code_areas_code_fk" FOREIGN KEY ("area_code") REFERENCES "public"."areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_events" ADD CONSTRAINT "registration_events_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_events" ADD CONSTRAINT "registration_events_drive_id_drives_id_fk" FOREIGN KEY ("drive_id") REFERENCES "public"."drives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_drive_id_drives_id_fk" FOREIGN KEY ("drive_id") REFERENCES "public"."drives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_province_code_provinces_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_donor_id_donors_id_fk" FOREIGN KEY ("donor_id") REFERENCES "public"."donors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_applicant_id_applicants_id_fk" FOREIGN KEY ("applicant_id") REFERENCES "public"."applicants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drive_people" ADD CONSTRAINT "drive_people_drive_id_drives_id_fk" FOREIGN KEY ("drive_id") REFERENCES "public"."drives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drive_tallies" ADD CONSTRAINT "drive_tallies_drive_id_drives_id_fk" FOREIGN KEY ("drive_id") REFERENCES "public"."drives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "memberships_account_idx" ON "memberships" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "memberships_club_idx" ON "memberships" USING btree ("club_id");--> statement-breakpoint
CREATE INDEX "sessions_account_idx" ON "sessions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sign_in_failures_account_idx" ON "sign_in_failures" USING btree ("account_key","address_key","failed_at");--> statement-breakpoint
CREATE INDEX "sign_in_failures_address_idx" ON "sign_in_failures" USING btree ("address_key","failed_at");--> statement-breakpoint
CREATE INDEX "areas_province_idx" ON "areas" USING btree ("province_code");--> statement-breakpoint
CREATE INDEX "audit_entries_object_idx" ON "audit_entries" USING btree ("object_type","object_id");--> statement-breakpoint
CREATE INDEX "audit_entries_club_idx" ON "audit_entries" USING btree ("club_id","at");--> statement-breakpoint
CREATE INDEX "audit_entries_province_idx" ON "audit_entries" USING btree ("province_code","at");--> statement-breakpoint
CREATE INDEX "clubs_province_idx" ON "clubs" USING btree ("province_code");--> statement-breakpoint
CREATE INDEX "targets_province_year_idx" ON "targets" USING btree ("province_code","year");--> statement-breakpoint
CREATE INDEX "consents_donor_idx" ON "consents" USING btree ("donor_id");--> statement-breakpoint
CREATE INDEX "deferrals_donor_idx" ON "deferrals" USING btree ("donor_id");--> statement-breakpoint
CREATE INDEX "deferrals_drive_idx" ON "deferrals" USING btree ("drive_id");--> statement-breakpoint
CREATE INDEX "donor_clubs_club_idx" ON "donor_clubs" USING btree ("club_id");--> statement-breakpoint
CREATE INDEX "donors_province_sort_idx" ON "donors" USING btree ("province_code","sort_key","id");--> statement-breakpoint
CREATE INDEX "donors_phone_idx" ON "donors" USING btree ("phone");--> statement-breakpoint
CREATE INDEX "donors_id_hash_idx" ON "donors" USING btree ("id_number_hash");--> statement-breakpoint
CREATE INDEX "donors_id_last_four_idx" ON "donors" USING btree ("id_last_four_hash");--> statement-breakpoint
CREATE INDEX "drives_club_starts_idx" ON "drives" USING btree ("club_id","starts_on");--> statement-breakpoint
CREATE INDEX "drives_province_starts_idx" ON "drives" USING btree ("province_code","starts_on");--> statement-breakpoint
CREATE INDEX "donations_donor_idx" ON "donations" USING btree ("donor_id","donated_on");--> statement-breakpoint
CREATE INDEX "donations_drive_idx" ON "donations" USING btree ("drive_id");--> statement-breakpoint
CREATE INDEX "registration_events_registration_idx" ON "registration_events" USING btree ("registration_id","id");--> statement-breakpoint
CREATE INDEX "registrations_donor_idx" ON "registrations" USING btree ("donor_id");--> statement-breakpoint
CREATE INDEX "area_tallies_province_idx" ON "area_tallies" USING btree ("province_code","dimension","month");