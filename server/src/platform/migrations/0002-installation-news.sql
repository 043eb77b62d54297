-- Whoever may do something may have it announced, also where it concerns the whole installation: that somebody is there,
-- say. Reading such news stays with whoever sees every brand.
create policy installation_news on platform.event for insert with check (brand_id = '00000000-0000-0000-0000-000000000000');
