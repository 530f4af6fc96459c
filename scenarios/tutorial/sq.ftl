# «Turni i parë» në shqip. Çelësat: lloji dhe id-ja, si te skedarët .ron pranë këtij.

scenario = Turni i parë
    .summary = Një çerek ore për fillestarë. Një bashki, tetë sisteme, një ndërhyrës dhe një koleg në pension në telefon, që ka parë edhe më keq.
    .place = Larkmoor
    .role = Është turni juaj i parë si drejtues i njësisë së kompjuterëve në bashkinë e Larkmoor-it. Rosa, që e bëri këtë punë tridhjetë vjet, është në telefon.
    .briefing-1 = Larkmoor-i ka një faqe interneti, një dhomë serverësh dhe gjashtëdhjetë tavolina pune. E marta është dita e gjatë: sot kryhet pjesa më e madhe e punës së javës.
    .briefing-2 = Ora është shtatë e gjysmë dhe ende s’ka ndodhur gjë. Nëse dikush është brenda, do të prishë gjëra derisa diçka ta ndalë.
    .briefing-3 = Nuk i keni dot të gjitha. Çfarë shkëputni është e sigurt, dhe u merr diçka njerëzve që presin në sallë. Ky është çmimi, dhe paguhet lirë kur paguhet herët.
    .briefing-4 = Rosa ju thotë çfarë të shihni. Ora ndalet kur ajo telefonon. Kur s’keni çfarë të vendosni, shtypni N dhe lëreni kohën të kalojë.

intruder = Dikush me listë çmimesh
    .about = Një kriminel që i merr veglat me qira. Hyri para tri javësh nga kutia e firmës së ngrohjes.
    .past-1 = hyri nga qasja në distancë e firmës së ngrohjes
    .past-1-when = 15 shkurt
    .past-2 = mori nga kujtesa fjalëkalimin e një administratori
    .past-2-when = 16 shkurt
    .past-3 = vendosi veglat e tij te serveri i pranimit, ku i morën edhe kopjet e natës së kaluar
    .past-3-when = 20 shkurt

seat-lead = Drejtuesi i njësisë

agency-town = Bashkia e Larkmoor-it
    .about = Certifikata, leje, tarifa, dhe salla me automatin e radhës.
    .speaker = zyra e kryetarit

zone-internet = Interneti
zone-edge = Periferia
zone-server-room = Dhoma e serverëve
zone-vault = Depoja e kopjeve
zone-offices = Zyrat

domain-town-log-ons = Hyrjet e bashkisë

system-web-site = Faqja e internetit
    .short = Faqja
    .about = Formularë dhe faqe. Vetë nuk mban asgjë: pyet dhomën e serverëve.
system-remote-access = Qasja në distancë
    .short = Qasja
    .about = Një kuti nga e cila firma e ngrohjes sheh kaldajat. E blerë me ngut, e përditësuar nga askush.
system-intake-server = Serveri i pranimit
    .short = Pranimi
    .about = Çdo formular nga faqja dhe çdo letër e skanuar zbret këtu, dhe shkon te serveri i skedarëve.
system-file-server = Serveri i skedarëve
    .short = Skedarët
    .about = Plane, letra, procesverbale: çfarë ka shkruar bashkia.
system-town-register = Regjistri i bashkisë
    .short = Regjistri
    .about = Kush banon këtu, kush sa detyrohet. Prej tij dalin certifikatat.
system-log-on-server = Serveri i hyrjeve
    .short = Hyrjet
    .about = Kush hyn ku.
system-backups = Kopjet rezervë
    .about = Kopjet e natës së kaluar. Të sigurta sa kohë nuk i arrin askush tjetër.
system-office-computers = Kompjuterët e zyrave
    .short = Kompjuterët
    .about = Gjashtëdhjetë tavolina, shumica në sytë e një radhe.

fallback-paper-desk = Tavolinat me letër
    .about = Dy tavolina që palosen në sallë, formularë me tri kopje, dhe zoti Aldous, që rrugës tjetër s’i besoi kurrë.

service-applications = Kërkesa dhe letra
    .short = Kërkesat
    .shouts = kushdo që ka plotësuar një formular
service-certificates = Certifikata
    .shouts = kush ka takim në bankë
service-permits = Plane dhe leje
    .short = Lejet
    .shouts = ndërtuesit
service-fees = Tarifa dhe gjoba
    .short = Tarifat
    .shouts = askush, çuditërisht
service-ticket-hall = Salla
    .about = Gjashtë sportele dhe një automat radhe.
    .shouts = radha

team-front-desk = Pritja
team-analyst = Analisti
team-network-desk = Rrjeti
team-server-crew = Serverët
team-county-crew = Ekipi i qarkut

partner-county = Ekipi i reagimit të qarkut
    .about = Tre veta dhe një furgon. Vijnë po t’i thërresësh; askush nuk i thërret mjaft herët.

move-open-paper-desk = Hap me letër
    .about = Tavolina, formularë, vula. U shërben njerëzve brenda një a dy orësh, ngadalë, çfarëdo që të bëjë rrjeti.

technique-comes-in-again = Hyn nga qasja në distancë
    .sign = firma e ngrohjes hyn në sistem, dhe firma e ngrohjes është në drekë
technique-moves-over-shares = Lëviz nëpër dosjet e përbashkëta
    .sign = një shërbim u instalua përmes një dosjeje administrative
technique-first-push = Nis enkriptuesin
    .sign = skedarët riemërtohen me qindra
technique-pushes-encryptor = E çon enkriptuesin më tej
    .sign = skedarët riemërtohen me qindra
technique-deletes-copies = Fshin kopjet
    .sign = katalogu i kopjeve është hapur, dhe këtu s’e hapi askush
technique-reads-files = Nxjerr skedarë
    .sign = nga dhoma e serverëve del më shumë se sa hyri

posture-strikes = godet
    .about = Serveri i skedarëve i pari, pastaj tavolinat: të dyja u bënë gati natën.
posture-encrypts = enkripton
    .about = Server pas serveri, ndërsa tavolinat ikin një nga një.
posture-copies = u vihet kopjeve
    .about = Kush ka kopje nuk paguan. Prandaj kopjet vijnë më pas.

doctrine-by-the-list = sipas listës së çmimeve
    .about = Enkripton, pastaj kopjet, pastaj pret paratë. I nxjerrë jashtë, e provon sërish derën.

false-alarm-1 = faqet hapen ngadalë
false-alarm-2 = shumë hyrje të dështuara, të gjitha nga një koleg

## Çfarë thotë Rosa, dhe çfarë thonë të tjerët

inject-good-morning = Mirëmëngjes. Tabela tregon çfarë besojmë. Rreth me vija: askush nuk e ka parë. Zgjidhni një sistem, lexoni për çfarë shërben, pastaj shtypni N: koha kalon derisa diçka t’ju kërkojë.
    .speaker = Rosa, në telefon
inject-night-log-on = Në tre e dhjetë serveri i pranimit hyri te serveri i skedarëve si administrator. Asnjë administrator s’ishte zgjuar.
    .speaker = Regjistri i natës
inject-hello = Tani në tabelë ka një trekëndësh: nën dyshim, jo e provuar. Rri te Serveri i pranimit. Çfarë do të bënit?
    .speaker = Rosa, në telefon
    .truth = Të shohësh kushton gjysmë ore; të shkëputësh u kushton njerëzve kërkesat. Të dyja janë mirë. Duke pritur, Larkmoor-i mbeti pa drejtues njësie.
    .answer-look = Ta shohim: triazh, gjysmë ore
    .answer-cut = Ta shkëpusim më parë, ta shohim pastaj
    .answer-wait = Të presim derisa të prishet diçka
inject-how-to-look = Zgjidhni Serverin e pranimit. Djathtas gjendet Triazh. Vëreni në plan, pastaj jepni urdhrat. Më parë drejtojuni veprimit: tregon çfarë do të pasonte.
    .speaker = Rosa, në telefon
inject-how-to-cut = Zgjidhni Serverin e pranimit: djathtas gjendet Shkëpute. Drejtojuni dhe lexoni kush çfarë humbet: ky është çmimi. Planifikoni edhe një Triazh; analisti s’ka punë tjetër.
    .speaker = Rosa, në telefon
inject-brave = Edhe ky është një mendim. Të shohësh s’kushton gjë: zgjidhni Serverin e pranimit, pastaj Triazh. Analisti s’ka punë tjetër.
    .speaker = Rosa, në telefon
inject-files-renamed = Planet e shkollës së re mbarojnë tani të gjitha me .paid. Hapen si çorbë.
    .speaker = Zyra e protokollit
inject-found-it = Një romb: është i tiji, dhe gjithçka që bën del që andej. Serveri i pranimit, Shkëpute. Bashkë me të bien kërkesat. Paguajeni tani; çdo gjysmë ore kushton tavolina.
    .speaker = Rosa, në telefon
inject-still-looking = Nëntë e gjysmë, dhe ai server është ende i lidhur. Çfarëdo që thotë analisti: Serveri i pranimit, Shkëpute. Mund ta lidhni sërish kur të doni.
    .speaker = Rosa, në telefon
inject-late-but-now = Tavolinat ikin një nga një, sipas planit të dhomave. Shkëputeni Serverin e pranimit. Çast më të mirë s’do të ketë; kishte një para dy orësh.
    .speaker = Rosa, në telefon
inject-price-paid = Mirë, s’ka më ku të mbështetet. Tani njerëzit: shtypni H për gjithë njësinë. Hapni me letër, thoni çfarë po ndodh, kërkojini ndihmë qarkut. Asnjëra nga të trija s’dëmton.
    .speaker = Rosa, në telefon
inject-keep-the-copies = Gjithmonë i do kopjet. Zgjidhni Depon e kopjeve, emrin e jo një kartë, dhe veçojeni. Atëherë s’i arrin askush; rivendosjet zgjatin më shumë derisa ta lidhni sërish.
    .speaker = Rosa, në telefon
inject-queue-in-hall = Morëm leje nga puna për këtë. Do të na thotë njeri gjë?
    .speaker = Radha
    .answer-tell-them = Zbrisni t’ua thoni, bashkë me pritjen
    .answer-notice = Vini një njoftim: kthehemi në mesditë
    .answer-let-them-wait = Le të presin
inject-noon-has-passed = Mesdita ishte para një ore. Dikush ka shkruar “cila mesditë?” nën njoftimin tuaj.
    .speaker = Radha
    .truth = Një premtim blen një orë dhe kushton një ditë. Thoni çfarë dini; kur, s’e di askush.
inject-mayor-calls = Gazeta më pyeti çfarë po ndodh. Thashë “punime”. Do të doja të dija çfarë kam thënë.
    .speaker = Kryetari i bashkisë
inject-a-tick-is-a-belief = Një shenjë te Serveri i pranimit? Do të thotë: u pa, s’u gjet gjë. Unë s’e besoj, dhe trekëndëshi është sërish aty. Pastroje këtë tani, para se ta lidhni sërish.
    .speaker = Rosa, në telefon
    .truth = Triazhi gjen çfarë ka katër herë nga pesë. Analisti e pa, dhe i shpëtoi.
inject-heating-firm = Pyetët kush e përdor qasjen tonë në tre të natës. Jo ne. Kaldajisti ynë është gjashtëdhjetë e tre vjeç.
    .speaker = Firma e ngrohjes
inject-mend-the-door = Pra kjo është dera, dhe do ta provojë sërish. Shtypni H: aty gjendet Mbyll rrugën e hyrjes. E bëjnë serverët; le të vijë para çdo rivendosjeje.
    .speaker = Rosa, në telefon
inject-back-through-door = Dera është ende hapur. Mund ta nxirrni sa herë të doni: adresën e ka.
    .speaker = Rosa, në telefon
    .truth = Kush nxirret jashtë kthehet nga rruga që erdhi. Shkëputja e ndal dëmin; vetëm mbyllja e rrugës së hyrjes e mbaron.
inject-evidence-first = Para se ta riparojë kush atë server: Siguro kujtesën dhe diskun. Një pajisje e riparuar s’provon gjë, dhe më vonë do t’ju pyesin.
    .speaker = Rosa, në telefon
inject-what-about-copies = Dera u mbyll. Tani kthejini gjërat. Ai ishte këtu me javë, dhe bashkë me të edhe kopjet e natës së kaluar. Si rivendosni?
    .speaker = Rosa, në telefon
    .truth = Kopjet te serveri i pranimit dhe te serveri i skedarëve mbajnë veglat e tij. Të kthyera siç janë, e kthejnë edhe atë; të para më parë, jo.
    .answer-verified = Rivendos dhe verifiko: ngadalë, dhe parë më përpara
    .answer-as-is = Rivendos nga kopja rezervë: shpejt, siç është
    .answer-check = Kontrollo kopjet rezervë, pastaj vendosim
inject-how-to-restore = Më parë çfarë është prishur: zgjidheni, pastaj Rivendos dhe verifiko. Pastaj njësoj Serveri i pranimit, dhe vetëm atëherë lidheni. Tavolinat s’kanë kopje; rindërtojini.
    .speaker = Rosa, në telefon
inject-unverified = Kthyet një kopje siç ishte. U kontrollua? Nëse jo, bëjini triazh atij sistemi para se t’i besoni shenjës. Edhe një shenjë është besim.
    .speaker = Rosa, në telefon
    .truth = Një sistem i rivendosur quhet pa problem. Nëse kopja mbante ndërhyrësin, shenja gabon, dhe asgjë në tabelë nuk e thotë.
inject-not-yet = E keni lidhur sërish, dhe s’e pastroi askush. Atëherë u kthye edhe ai. Shkëputeni prapë; pastrojeni, ose rivendoseni dhe verifikojeni, pastaj lidheni.
    .speaker = Rosa, në telefon
    .truth = Shkëputja s’shëron gjë. Çfarë ishte në pajisje kur u hoq kablli, është aty kur vihet kablli.
inject-plug-it-in = Një shenjë te Serveri i pranimit, dhe e merituar. Zgjidheni: Lidhe sërish. Lidheni sërish edhe depon. Çfarë shkëputni, duhet ta hapni vetë; këtë e harrojnë të gjithë.
    .speaker = Rosa, në telefon
inject-well-done = Gjithçka punon, dhe brenda s’ka njeri që s’duhet të jetë. Shtypni N deri në mbrëmje; analiza përmbyllëse tregon çfarë ishte e vërtetë. Unë kthehem te domatet e mia.
    .speaker = Rosa, në telefon

objective-desks-saved = Humbet më pak se një në pesë pajisje
objective-copies-survive = Kopjet në depo shpëtojnë
objective-people-served = Deri në mesditë dikush i pranon kërkesat, qoftë edhe në letër
objective-door-shut = Rruga e hyrjes është mbyllur
objective-nothing-left = Në fund të ditës nuk mbetet gjë nga ndërhyrësi
objective-open-again = Salla dhe kërkesat punojnë sërish deri në orën 19:00

playbook-model-answer = Sipas librit
    .about = Shkëput herët dhe sheh, ruan kopjet, mbyll derën, dhe rivendos vetëm çfarë është parë.
playbook-too-late = Tepër vonë
    .about = Pret derisa të prishet diçka, shkëput kur tavolinat po ikin, dhe i kthen të gjitha siç ishin.
