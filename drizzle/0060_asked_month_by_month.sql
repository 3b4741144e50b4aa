-- Units asked month by month, none asked any longer, of campaigns too.
ALTER TABLE "targets" ALTER COLUMN "units" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "targets" ADD COLUMN "monthly" integer[];--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_monthly_check" CHECK ("targets"."monthly" is null or coalesce(cardinality("targets"."monthly") = 12 and array_ndims("targets"."monthly") = 1 and array_lower("targets"."monthly", 1) = 1
				and 0 <= all ("targets"."monthly") and "targets"."units" = "targets"."monthly"[1]::bigint + "targets"."monthly"[2] + "targets"."monthly"[3] + "targets"."monthly"[4] + "targets"."monthly"[5]
					+ "targets"."monthly"[6] + "targets"."monthly"[7] + "targets"."monthly"[8] + "targets"."monthly"[9] + "targets"."monthly"[10] + "targets"."monthly"[11] + "targets"."monthly"[12], false));--> statement-breakpoint
-- Whoever states a target puts their name to it; a campaign is the province's own or known everywhere.
drop policy added on targets;
--> statement-breakpoint
create policy added on targets for insert to giot_app with check (
	revised_by = (select giot_account())
	and (
		province_code = any ((select giot_provinces())::text[])
		or (subject = 'club' and club_id = any ((select giot_admin_clubs())::uuid[]) and province_code = any ((select giot_home_provinces())::text[]))
	)
	and (campaign_id is null or exists (select from campaigns x
		where x.id = campaign_id and coalesce(x.province_code, targets.province_code) = targets.province_code))
);
