"""Which field a text holds, by its property's name: people, places, companies, products, identifiers.

The form of the lines is told in `text_table`.
"""

# ruff: noqa: E501 - a row of a table is read whole
from __future__ import annotations

__all__ = ["LIFE"]

LIFE = r"""
# ---- people
person.email: email e_mail email_address e_mail_address mail_address mailaddress emailaddress author/mail contact/mail person/mail email_addr user_mail =mail reply_to mailto paypal_account
person.phone: phone phone_number phonenumber mobile mobile_phone mobile_number cell cellphone cell_phone telephone telephone_number tel fax fax_number phone_no hotline voice_number contact_number =msisdn
person.first_name: first_name firstname given_name givenname forename christian_name given_names fname nickname/first
person.last_name: last_name lastname family_name familyname surname lname maiden_name
person.middle_name: middle_name middlename second_name middle_initial
person.initials: =initials author_initials
person.title: honorific honorific_prefix salutation name_prefix personal_title academic_title person_name/prefix person_name/title
@pool.name_suffix: honorific_suffix name_suffix author/suffix person_name/suffix
person.username: username user_name login login_name handle nickname nick_name nick screen_name screenname user_handle account_login userlogin github_user github_username twitter_username loginname postgres/user database_user db_user p4user network_user
person.name: full_name fullname real_name legal_name_of_person person_name contact_name contact_person account_holder cardholder_name card_holder card_holder_name cardholder holder_name signer_name assigned_to created_by updated_by modified_by approved_by reported_by uploaded_by posted_by signed_by verified_by requested_by performed_by submitted_by reviewed_by owned_by published_by last_modified_by last_updated_by changed_by closed_by prepared_by sold_by recorded_by entered_by payee payer beneficiary_name registered_agent_name
person.job: job job_title jobtitle occupation profession position_title officer/position employee/position author/role person/role staff/role member/position =position employment_title work_title
person.gender: gender sex
@pool.nationality: nationality citizenship
@pool.marital_status: marital_status civil_status
@pool.blood_type: blood_type blood_group
@pool.relationship: relationship relation_to kinship =relation
@pool.degree: degree qualification education_level =education
@pool.education: educations
@pool.university: university college alma_mater school_attended institution_attended
@pool.school: school school_name
@pool.expertise: expertise specialty speciality specialization area_of_expertise
@pool.skill: skill competency
@pool.hobby: hobby interest
@pool.award: award award_name prize
@pool.certification: certification credential_name
@pool.byline: byline by_line
person.about: bio biography about_me long_bio short_bio author_bio profile_text =about
person.site: personal_website personal_site author/url author/website person/url person/website author/website_url
person.handle_at: twitter twitter_handle instagram instagram_handle mastodon twitter_id social_handle facebook facebook_id linkedin github_handle telegram skype author/social =snapchat tiktok
person.username: github gitlab bitbucket =slack_user irc_nick discord
code.birth_date: birthday dob birth_date birthdate date_of_birth born born_on =birth
@pool.person_role: author/role contributor/role member/role
# ---- places
place.street: street street_address streetaddress address_1 address1 address_line_1 addressline1 address_line1 street_name street_line_1 thoroughfare street1 line_1 line1 road
@pool.address_extra: address_2 address2 address_line_2 addressline2 address_line2 extended_address street2 line_2 line2 address_line_3 street_address_2
place.number: house_number street_number building_number housenumber address/number place/number
@pool.unit_number: unit_number apartment apartment_number apt suite suite_number delivery_address/unit address/unit
@pool.po_box: post_office_box po_box pobox
place.city: city city_name town municipality locality birth_place birthplace place_of_birth hometown address/place town_or_city post_town cityname
place.neighborhood: neighborhood neighbourhood suburb quarter sublocality
@pool.district: district borough ward
place.state: state_name province region_name state_or_province stateprov address/state place/state address/region geo/region geo/state location/region location/state county prefecture administrative_area shipping_state billing_state home_state victim/state customer/state tr_state geo_region state_province
place.state_code: state_code province_code region_code state_abbr state_abbreviation uf subdivision_code geo_region_code
place.postal_code: zip zip_code zipcode postal_code postalcode postcode post_code postal
place.country: country country_name countryname nation country_of_residence country_of_origin home_country
place.country_code: country_code countrycode country_iso country_iso_code iso_country iso_country_code country_iso2 country_code_iso country_alpha2 alpha2 iso2 iso_3166 address_country country_id
place.address: address full_address postal_address mailing_address billing_address shipping_address home_address delivery_address registered_address formatted_address formattedaddress address_text venue_address location_address office_address headquarters hq address_string registered_agent_address
place.timezone: timezone time_zone tz timezone_id time_zone_id timezone_name tzid
place.offset: utc_offset timezone_offset gmt_offset tz_offset
place.coordinates: coordinates lat_lng latlng lat_lon latlon geo_point geopoint coords geolocation
@dev.geohash: geohash
@pool.continent: continent
@pool.world_region: sales_region market territory sales_territory geographic_region region_served
@pool.place_name: venue venue_name place_name location_name site_name landmark_name point_of_interest place/name venue/name location/name park/name museum/name
place.city: origin destination pickup dropoff departure_location arrival_location
place.town: location
@pool.building: building building_name
@pool.floor: floor floor_number storey
@pool.room: room room_name room_number hall auditorium meeting_room
@pool.airport: airport airport_code iata iata_code departure_airport arrival_airport
@pool.airport_name: airport_name
@pool.airline: airline airline_name
@pool.flight: flight flight_number flight_no
@pool.landmark: landmark directions_hint
# ---- companies
company.name: company company_name companyname organization organisation organization_name organisation_name org_name employer employer_name business business_name firm firm_name legal_name legalname corporate_name trading_name operator_name home_legal_name agency_name company/title organization/label institution institution_name affiliation account_name client_company registrant tr_affiliation
company.name: =vendor_name =supplier_name =manufacturer_name =publisher_name =merchant_name =retailer_name
company.url: company_website company_url organization_url corporate_website company/url company/website company/homepage organization/url organization/website vendor/url publisher/url employer/url supplier/url supplier/website vendor/website provider/url manufacturer/url
company.handle: org company_slug organization_slug org_slug tenant github_org organization_login
company.description: company_description company/description organization/description
company.domain: company_domain company/domain organization/domain
company.email: support_email contact_email_address sales_email info_email billing_email_address company_email organization_email support/email company/email organization/email vendor/email info/email publisher/email
company.phone: company_phone company/phone organization/phone support_phone company/telephone organization/telephone
company.industry: industry sector industry_name business_sector line_of_business
@pool.legal_form: legal_form company_type entity_type business_type legal_structure corporation_type
@pool.organization_type: organization/type organization_type organisation_type institution_type
@dev.tax_id: tax_id vat vat_id vat_number tax_number tax_identifier taxid ein tin vat_no tax_id_number vatin gst_number
@dev.cnpj: cnpj
@dev.cpf: cpf
@dev.nif: nif dni nie cif
@dev.siret: siret
@dev.siren: siren
@dev.registration: company_number registration_number registration_no company_registration_number home_company_number company_reg_number duns
@pool.jurisdiction: jurisdiction jurisdiction_of_origin governing_law
@pool.jurisdiction_code: jurisdiction_code
@pool.department: department department_name division business_unit dept cost_center_name org_unit organizational_unit
@pool.team: team team_name squad
@pool.group: group_label user_group member_group customer_group
@pool.share_class: share_class
@pool.filing: filing_type filing_type_name filing/title
@pool.airline: carrier_name
@pool.carrier: carrier shipping_carrier courier shipping_company
@pool.bank: bank bank_name
@vehicle.make: =make
@pool.brand: brand brand_name make_brand
@pool.stock_symbol: ticker stock_symbol ticker_symbol stock_ticker stock_code
@pool.exchange: stock_exchange exchange_name
# ---- products, money
product.name: product product_name item_name article_name product_title item_title goods line_item product/title item/title product/label article/label item_label ti_name merchandise product_label
product.sku: sku product_code item_code article_number product_sku item_number part_number part_no mpn stock_keeping_unit ti_sku article_no item_no
product.category: product_category product/category item/category article/category product_group merchandise_category ti_category
@dev.ean: gtin ean upc barcode ean13 gtin13 ean_code
@pool.price_level: price_range price_level
@dev.money: price_text price_string display_price formatted_price price_formatted
@dev.amount: price cost amount total subtotal fee balance revenue budget tax_amount unit_price salary total_amount charge discount_amount order_total
@dev.currency: currency currency_code base_currency currencycode iso_currency quote_currency target_currency source_currency currency_iso ti_currency tr_currency currency_id
@pool.payment_terms: payment_terms terms_of_payment
code.payment_method: payment_method payment_type payment_mode pay_method
@pool.payment_provider: payment_provider payment_gateway psp
@pool.shipping_method: shipping_method delivery_method shipping_option shipping_type delivery_type
@pool.card_brand: card_type card_brand card_network
@dev.card: card_number credit_card_number credit_card pan masked_card card_no creditcard
@dev.digits3: cvv cvc
@dev.digits4: last4 last_four card_last4 pin
@dev.expiry: card_expiry expiry_month_year exp_date card_expiration
@dev.iban: iban bank_iban
@dev.bic: bic swift swift_code bic_code
@dev.digits10: account_number account_no bank_account routing_number bank_account_number
@pool.account_type: account_type
@pool.tax_name: tax_name tax_type
@pool.plan: plan plan_name tier pricing_plan subscription_plan subscription_tier
@pool.subscription: billing_cycle billing_period subscription_type billing_frequency
@dev.coupon: coupon coupon_code promo_code voucher discount_code promotion_code voucher_code
@pool.transaction_type: transaction_type payment_kind
code.status: status
@pool.order_status: order_status payment_status order/status
@pool.delivery_status: delivery_status shipment_status tracking_status shipping_status fulfillment_status
@dev.percent: percent percentage discount_percent pct percent_complete completion discount tax_rate vat_rate interest_rate
@pool.material: material fabric
@pool.size: size clothing_size shoe_size =sizes
@pool.packaging: packaging package_type container_kind
@pool.unit: unit unit_of_measure uom units unit_code measurement_unit unit_text
@pool.physical_unit: unit_of_measurement physical_unit
@pool.device: device device_name phone_model handset
@pool.device_model: device_model model_number model_no device/model hardware_model model_name
@vehicle.name: vehicle vehicle_name vehicle/name car/name
@vehicle.make: vehicle_make car_make vehicle/make car/make
@vehicle.model: vehicle_model car_model vehicle/model car/model
@beside.@vehicle.model|@pool.device_model: =model
@dev.plate: license_plate plate_number registration_plate licence_plate plate
@dev.vin: vin chassis_number
@vehicle.fuel: fuel fuel_type
# ---- identifiers
code.uuid: uuid guid uid correlation_id trace_uuid session_uuid unique_id event_id tracking_uuid idempotency_key network_userid domain_userid refr_domain_userid deduplication_id installation_id
@id.: orderid clickid sessionid productid customerid id ids identifier external_id externalid key_id userid
@dev.object_id: _id object_id oid mongo_id document_oid objectid
@id.request: request_id
@dev.trace_id: trace_id traceid
@dev.span_id: span_id spanid parent_span_id
@dev.digits12: account_id owner_id aws_account_id awsaccountid aws_account source_account
@id.cust: customer_number customer_no client_number
code.reference: order_number order_no invoice_number invoice_no receipt_number ticket_number case_number contract_number policy_number document_number transaction_number tracking_number serial_number serial_no serialnumber order_ref invoice_ref booking_reference booking_code confirmation_number reference_number ref_number reference_no purchase_order po_number order_reference confirmation_code reservation_number account_ref passport_number invoice tracking_code
@dev.resource_version: resource_version
@pool.doi: doi
@pool.orcid: orcid orcid_id
@pool.issn: issn
@dev.isbn: isbn isbn13 isbn_13 isbn10
@dev.digits10: pmid pubmed_id imo mmsi
@dev.imei: imei
@dev.ssn: ssn national_id social_security_number national_identity_number personal_number
"""
