-- A plan that never was published has drafts only, and each of those is hidden by itself (app_for_utkast): one lock on a plan, not two that say the same.
drop policy app_utkast on opplaring.timeplan;
