//! Settings for the servers that sites like these stand on: security headers, caching, the page for
//! addresses that do not exist. A meta element cannot say who may frame a page, hence the headers.
//!
//! Sources: Content Security Policy Level 3 (W3C), Fetch (WHATWG) for CORS, RFC 9111 for caching.

use crate::config::Config;
use crate::theme::CONTENT_SECURITY_POLICY;

/// A server whose settings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Server {
    /// Apache: `.htaccess`.
    Apache,
    /// Internet Information Services: `web.config`.
    Iis,
    /// Static hosts such as Netlify and Cloudflare Pages: `_headers`.
    StaticHost,
    /// nginx: `nginx.conf`, to be included in the site's `server` block.
    Nginx,
}

/// Headers of every answer.
const HEADERS: [(&str, &str); 3] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    ),
];

/// Assets have their content's hash in their names.
const FOREVER: &str = "public, max-age=31536000, immutable";

/// Endings of files that other sites may read: feeds, calendars, data, and search with its script.
const OPEN_ENDINGS: [&str; 6] = ["xml", "json", "ics", "csv", "js", "bin"];

impl Server {
    /// Every server.
    pub const ALL: [Self; 4] = [Self::Apache, Self::Iis, Self::StaticHost, Self::Nginx];

    /// The file's name, at the site's root.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Apache => ".htaccess",
            Self::Iis => "web.config",
            Self::StaticHost => "_headers",
            Self::Nginx => "nginx.conf",
        }
    }
}

/// The settings for a server.
pub(super) fn settings(config: &Config, server: Server) -> Vec<u8> {
    let site = Settings {
        base: config.base_path().to_owned(),
        embed: config.address("embed").to_owned(),
        policy: format!("{CONTENT_SECURITY_POLICY}; frame-ancestors 'self'"),
        open_policy: format!("{CONTENT_SECURITY_POLICY}; frame-ancestors *"),
    };
    match server {
        Server::Apache => site.apache(),
        Server::Iis => site.iis(),
        Server::StaticHost => site.static_host(),
        Server::Nginx => site.nginx(),
    }
    .into_bytes()
}

/// What the settings say, whatever the server.
struct Settings {
    /// The path that the site lies at, with a slash at both ends.
    base: String,
    /// The folder of lists that other sites may frame.
    embed: String,
    policy: String,
    open_policy: String,
}

impl Settings {
    fn apache(&self) -> String {
        let Self {
            base,
            embed,
            policy,
            open_policy,
        } = self;
        let endings = OPEN_ENDINGS.join("|");
        let headers: String = HEADERS
            .iter()
            .map(|(name, value)| format!("  Header always set {name} \"{value}\"\n"))
            .collect();
        format!(
            "# Apache. Kräver AllowOverride FileInfo Options, och modulen headers.\n\
             ErrorDocument 404 {base}404.html\n\
             AddDefaultCharset utf-8\n\
             AddType \"text/calendar; charset=utf-8\" .ics\n\
             AddType image/avif .avif\n\
             <IfModule mod_headers.c>\n\
             {headers}\
             \x20 Header always set Content-Security-Policy \"{policy}\" \"expr=%{{REQUEST_URI}} !~ m#^{base}([a-zA-Z-]+/)?{embed}/#\"\n\
             \x20 Header always set Content-Security-Policy \"{open_policy}\" \"expr=%{{REQUEST_URI}} =~ m#^{base}([a-zA-Z-]+/)?{embed}/#\"\n\
             \x20 Header set Cache-Control \"{FOREVER}\" \"expr=%{{REQUEST_URI}} =~ m#^{base}assets/#\"\n\
             \x20 <FilesMatch \"\\.({endings})$\">\n\
             \x20   Header set Access-Control-Allow-Origin \"*\"\n\
             \x20 </FilesMatch>\n\
             </IfModule>\n"
        )
    }

    fn iis(&self) -> String {
        let Self {
            base,
            embed,
            policy,
            open_policy,
        } = self;
        let headers: String = HEADERS
            .iter()
            .map(|(name, value)| format!("        <add name=\"{name}\" value=\"{value}\" />\n"))
            .collect();
        let endings = OPEN_ENDINGS.join("|");
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
             <!-- Internet Information Services. Reglerna kräver modulen URL Rewrite. -->\n\
             <configuration>\n\
             \x20 <system.webServer>\n\
             \x20   <staticContent>\n\
             \x20     <remove fileExtension=\".json\" /><mimeMap fileExtension=\".json\" mimeType=\"application/json\" />\n\
             \x20     <remove fileExtension=\".ics\" /><mimeMap fileExtension=\".ics\" mimeType=\"text/calendar; charset=utf-8\" />\n\
             \x20     <remove fileExtension=\".webp\" /><mimeMap fileExtension=\".webp\" mimeType=\"image/webp\" />\n\
             \x20     <remove fileExtension=\".avif\" /><mimeMap fileExtension=\".avif\" mimeType=\"image/avif\" />\n\
             \x20   </staticContent>\n\
             \x20   <httpErrors errorMode=\"Custom\">\n\
             \x20     <remove statusCode=\"404\" />\n\
             \x20     <error statusCode=\"404\" path=\"{base}404.html\" responseMode=\"ExecuteURL\" />\n\
             \x20   </httpErrors>\n\
             \x20   <httpProtocol>\n\
             \x20     <customHeaders>\n{headers}\
             \x20     </customHeaders>\n\
             \x20   </httpProtocol>\n\
             \x20   <rewrite>\n\
             \x20     <outboundRules>\n\
             \x20       <rule name=\"policy\">\n\
             \x20         <match serverVariable=\"RESPONSE_Content-Security-Policy\" pattern=\".*\" />\n\
             \x20         <conditions><add input=\"{{REQUEST_URI}}\" pattern=\"^{base}([a-zA-Z-]+/)?{embed}/\" negate=\"true\" /></conditions>\n\
             \x20         <action type=\"Rewrite\" value=\"{policy}\" />\n\
             \x20       </rule>\n\
             \x20       <rule name=\"policy of lists to embed\">\n\
             \x20         <match serverVariable=\"RESPONSE_Content-Security-Policy\" pattern=\".*\" />\n\
             \x20         <conditions><add input=\"{{REQUEST_URI}}\" pattern=\"^{base}([a-zA-Z-]+/)?{embed}/\" /></conditions>\n\
             \x20         <action type=\"Rewrite\" value=\"{open_policy}\" />\n\
             \x20       </rule>\n\
             \x20       <rule name=\"open data\">\n\
             \x20         <match serverVariable=\"RESPONSE_Access-Control-Allow-Origin\" pattern=\".*\" />\n\
             \x20         <conditions><add input=\"{{REQUEST_URI}}\" pattern=\"\\.({endings})$\" /></conditions>\n\
             \x20         <action type=\"Rewrite\" value=\"*\" />\n\
             \x20       </rule>\n\
             \x20     </outboundRules>\n\
             \x20   </rewrite>\n\
             \x20 </system.webServer>\n\
             </configuration>\n"
        )
    }

    /// Rules of static hosts add to one another, so the lists to embed take the policy away again.
    fn static_host(&self) -> String {
        let Self {
            base,
            embed,
            policy,
            open_policy,
        } = self;
        let mut text = format!("{base}*\n");
        for (name, value) in HEADERS {
            text.push_str(&format!("  {name}: {value}\n"));
        }
        text.push_str(&format!("  Content-Security-Policy: {policy}\n"));
        for place in [
            format!("{base}{embed}/*"),
            format!("{base}:language/{embed}/*"),
        ] {
            text.push_str(&format!(
                "{place}\n  ! Content-Security-Policy\n  Content-Security-Policy: {open_policy}\n"
            ));
        }
        text.push_str(&format!("{base}assets/*\n  Cache-Control: {FOREVER}\n"));
        for ending in OPEN_ENDINGS {
            text.push_str(&format!(
                "{base}*.{ending}\n  Access-Control-Allow-Origin: *\n"
            ));
        }
        text
    }

    fn nginx(&self) -> String {
        let Self {
            base,
            embed,
            policy,
            open_policy,
        } = self;
        let endings = OPEN_ENDINGS.join("|");
        let always: String = HEADERS
            .iter()
            .map(|(name, value)| format!("add_header {name} \"{value}\" always;\n"))
            .collect();
        // A block with a header of its own has none of those outside it.
        let within = always.replace("add_header", "  add_header");
        format!(
            "# nginx. Lägg till raden \"include …/nginx.conf;\" i webbplatsens server-block.\n\
             charset utf-8;\n\
             charset_types text/css text/calendar application/json application/xml text/csv;\n\
             error_page 404 {base}404.html;\n\
             {always}\
             add_header Content-Security-Policy \"{policy}\" always;\n\
             location = {base}nginx.conf {{ return 404; }}\n\
             location ~ ^{base}([a-zA-Z-]+/)?{embed}/ {{\n{within}\
             \x20 add_header Content-Security-Policy \"{open_policy}\" always;\n\
             }}\n\
             location ^~ {base}assets/ {{\n{within}\
             \x20 add_header Cache-Control \"{FOREVER}\";\n\
             }}\n\
             location ~ \\.ics$ {{\n{within}\
             \x20 types {{ text/calendar ics; }}\n\
             \x20 add_header Access-Control-Allow-Origin \"*\" always;\n\
             }}\n\
             location ~ \\.avif$ {{\n{within}\
             \x20 types {{ image/avif avif; }}\n\
             }}\n\
             location ~ \\.({endings})$ {{\n{within}\
             \x20 add_header Access-Control-Allow-Origin \"*\" always;\n\
             }}\n"
        )
    }
}
