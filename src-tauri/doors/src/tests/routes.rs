//! The routes: what is open, what is closed, and what reaches the receiver.

use secrecy::SecretString;

use super::shelf::{Bench, all_checks, at, proved};
use super::signatures::{
    META_BODY, META_SIGNATURE, RAZORPAY_BODY, RAZORPAY_OLD_SIGNATURE, RAZORPAY_SIGNATURE,
};
use crate::{BasicAuth, Checks, KaleyraCheck, Method, Proof, ShopSlug, Source};

#[tokio::test]
async fn what_is_proved_is_stored_with_the_facts_of_its_request() {
    let bench = Bench::new(all_checks());
    let proofs = [Proof::StaticHeader, Proof::MetaHmac, Proof::RazorpayHmac, Proof::PayuHash];
    for ((path, header, body), (source, proof)) in
        proved().into_iter().zip(Source::ALL.into_iter().zip(proofs))
    {
        bench.pass(7);
        let headers = [header, ("content-type", "application/json"), ("x-razorpay-event-id", "evt_1")];
        let answer = bench.ask("POST", &format!("{path}?from=tunnel"), &headers, body.clone()).await;
        assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, ""), "{path}");
        let [delivery] = &bench.take()[..] else { panic!("{path}: not one delivery") };
        assert_eq!((delivery.webhook.source(), delivery.webhook.proof()), (source, proof));
        assert_eq!((delivery.webhook.raw(), delivery.shop.as_str()), (body.as_bytes(), "asha"));
        assert_eq!((delivery.method, delivery.query.as_deref()), (Method::Post, Some("from=tunnel")));
        assert_eq!(delivery.content_type.as_deref(), Some("application/json"));
        assert_eq!(delivery.headers, [("x-razorpay-event-id", "evt_1".to_owned())]);
    }
    assert_eq!(bench.take(), []);
}

#[tokio::test]
async fn the_time_is_the_clocks() {
    let bench = Bench::new(all_checks());
    bench.pass(90);
    let (path, header, body) = proved()[1].clone();
    assert_eq!(bench.status("POST", path, &[header], body).await, 200);
    assert_eq!(bench.take()[0].received_at, at(90));
}

#[tokio::test]
async fn odd_headers_are_left_out() {
    let bench = Bench::new(all_checks());
    let (path, header, body) = proved()[2].clone();
    let long = "x".repeat(257);
    let headers =
        [header, ("content-type", &long), ("x-razorpay-event-id", "1"), ("x-razorpay-event-id", "2")];
    assert_eq!(bench.status("POST", path, &headers, body).await, 200);
    let delivery = &bench.take()[0];
    assert_eq!((delivery.content_type.as_deref(), &delivery.headers[..]), (None, &[][..]));
}

#[tokio::test]
async fn a_source_without_a_check_is_closed() {
    let bench = Bench::new(Checks::default());
    for (path, header, body) in proved() {
        for method in ["POST", "GET", "PUT"] {
            assert_eq!(bench.status(method, path, &[header], body.clone()).await, 404, "{method} {path}");
        }
    }
    let query = "hub.mode=subscribe&hub.challenge=1&hub.verify_token=";
    assert_eq!(bench.status("GET", &format!("/s/asha/meta?{query}"), &[], "").await, 404);
    assert_eq!(bench.take(), []);
}

#[tokio::test]
async fn a_check_opens_its_own_source_and_no_other() {
    let bench = Bench::new(Checks { payu: all_checks().payu, ..Checks::default() });
    let mut answers = Vec::new();
    for (path, header, body) in proved() {
        answers.push(bench.status("POST", path, &[header], body).await);
    }
    assert_eq!(answers, [404, 404, 404, 200]);
}

#[tokio::test]
async fn a_wrong_or_missing_proof_stores_nothing() {
    let bench = Bench::new(all_checks());
    for (path, (name, value), body) in proved() {
        let changed = body.replacen("status=success", "status=Success", 1);
        let is_payu = path.ends_with("payu");
        let wrong = format!("{value}0");
        for headers in [&[][..], &[(name, "")], &[(name, &wrong)], &[(name, value), (name, value)]] {
            let body = if is_payu { changed.clone() } else { body.clone() };
            assert_eq!(bench.status("POST", path, headers, body).await, 401, "{path} {headers:?}");
        }
    }
    let signed = [("x-hub-signature-256", META_SIGNATURE)];
    assert_eq!(bench.status("POST", "/s/asha/meta", &signed, format!("{META_BODY} ")).await, 401);
    let signed = [("x-razorpay-signature", RAZORPAY_SIGNATURE)];
    assert_eq!(bench.status("POST", "/s/asha/meta", &signed, RAZORPAY_BODY).await, 401);
    assert_eq!(bench.take(), []);
}

#[tokio::test]
async fn the_secret_of_before_opens_too() {
    let bench = Bench::new(all_checks());
    let signed = [("x-razorpay-signature", RAZORPAY_OLD_SIGNATURE)];
    assert_eq!(bench.status("POST", "/s/asha/razorpay", &signed, RAZORPAY_BODY).await, 200);
}

#[tokio::test]
async fn a_changed_secret_counts_at_once() {
    let bench = Bench::new(all_checks());
    bench.change(Checks { meta: None, ..all_checks() });
    let (path, header, body) = proved()[1].clone();
    assert_eq!(bench.status("POST", path, &[header], body).await, 404);
}

#[tokio::test]
async fn any_other_path_is_closed() {
    let bench = Bench::new(all_checks());
    let (_, header, body) = proved()[0].clone();
    for path in [
        "/",
        "/s",
        "/s/",
        "/s/asha",
        "/s/asha/",
        "/s/bina/kaleyra",
        "/s/Asha/kaleyra",
        "/s/asha/Kaleyra",
        "/s/asha/kaleyra/",
        "/s//asha/kaleyra",
        "//s/asha/kaleyra",
        "/s/asha/cloud",
        "/s/asha/kaleyra/token",
        "/s/asha/../asha/kaleyra",
        "/s/./asha/kaleyra",
        "/s/../s/asha/kaleyra",
        "/s/..%2fasha/kaleyra",
        "/s/asha%2fkaleyra",
        "/s/%61sha/kaleyra",
        "/s/asha/%6baleyra",
        "/s/%ff/kaleyra",
        "/s/asha/%ff%fe",
        "/s/asha/kaleyra%00",
        "/s/%00/kaleyra/token",
        "/s/{shop}/{source}",
        &format!("/s/{}/kaleyra", "a".repeat(65)),
    ] {
        assert_eq!(bench.status("POST", path, &[header], body.clone()).await, 404, "{path}");
    }
    assert_eq!(bench.take(), []);
}

#[tokio::test]
async fn paths_are_what_the_slug_says() {
    let shop = ShopSlug::parse("asha").unwrap();
    let paths = Source::ALL.map(|source| shop.webhook_path(source));
    assert_eq!(paths.each_ref().map(String::as_str), proved().map(|(path, _, _)| path));
    assert_eq!(shop.token_path(), "/s/asha/kaleyra/token");
    for slug in ["", "a b", "a/b", "..", "A", "é", "a_b", &"a".repeat(65)] {
        assert!(ShopSlug::parse(slug).is_err(), "{slug}");
    }
}

#[tokio::test]
async fn other_methods_are_refused_and_told_which_would_do() {
    let bench = Bench::new(all_checks());
    for (path, header, body) in proved() {
        for method in ["PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "BREW"] {
            let answer = bench.ask(method, path, &[header], body.clone()).await;
            assert_eq!(answer.status.as_u16(), 405, "{method} {path}");
            let allowed = answer.headers["allow"].to_str().unwrap();
            assert_eq!(
                allowed.contains("GET"),
                path.ends_with("meta") || path.ends_with("kaleyra"),
                "{path}"
            );
        }
    }
    for path in ["/s/asha/razorpay", "/s/asha/payu"] {
        assert_eq!(bench.status("GET", path, &[], "").await, 405, "{path}");
    }
}

#[tokio::test]
async fn kaleyras_get_has_its_message_in_the_query() {
    let bench = Bench::new(all_checks());
    let query = "id=1%3A0&status=delivered&name=%E0%A4%86%E0%A4%B6%E0%A4%BE";
    let path = format!("/s/asha/kaleyra?{query}");
    assert_eq!(bench.status("GET", &path, &[], "").await, 401);
    assert_eq!(bench.status("GET", &path, &[("x-parchi", "lotus")], "a body that nobody reads").await, 200);
    let [delivery] = &bench.take()[..] else { panic!("not one delivery") };
    assert_eq!((delivery.method.as_str(), delivery.webhook.raw()), ("GET", query.as_bytes()));
    assert_eq!(delivery.query.as_deref(), Some(query));
    assert!(!format!("{delivery:?}").contains("delivered"), "{delivery:?}");
}

#[tokio::test]
async fn basic_is_asked_for_by_its_name() {
    let basic = KaleyraCheck::Basic(BasicAuth::new(SecretString::from("k:s")).unwrap());
    let bench = Bench::new(Checks { kaleyra: Some(basic), ..Checks::default() });
    let answer = bench.ask("POST", "/s/asha/kaleyra", &[], "{}").await;
    assert_eq!(answer.status.as_u16(), 401);
    assert_eq!(answer.headers["www-authenticate"], r#"Basic realm="webhooks", charset="UTF-8""#);
    let right = [("authorization", "Basic azpz")];
    assert_eq!(bench.status("POST", "/s/asha/kaleyra", &right, "{}").await, 200);
    assert_eq!(bench.take()[0].webhook.proof(), Proof::Basic);
}

#[tokio::test]
async fn metas_question_is_answered_with_its_challenge() {
    let bench = Bench::new(all_checks());
    let ask = |query: &str| format!("/s/asha/meta?{query}");
    let right = "hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=paper+boat";
    let answer = bench.ask("GET", &ask(right), &[], "").await;
    assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, "1158201444"));
    assert_eq!(answer.headers["content-type"], "text/plain; charset=utf-8");
    assert_eq!(answer.headers["x-content-type-options"], "nosniff");
    for query in ["", "hub.mode=subscribe", &right.replace("boat", "boot"), &format!("{right}&hub.mode=x")] {
        let answer = bench.ask("GET", &ask(query), &[], "").await;
        assert_eq!((answer.status.as_u16(), answer.body.as_str()), (403, ""), "{query}");
    }
    bench.change(Checks { meta_verify: None, ..all_checks() });
    assert_eq!(bench.status("GET", &ask(right), &[], "").await, 404);
    assert_eq!(bench.take(), []);
}

#[tokio::test]
async fn no_answer_speaks_to_a_browser() {
    let bench = Bench::new(all_checks());
    let (path, header, body) = proved()[0].clone();
    let page = [header, ("origin", "https://page.example"), ("access-control-request-method", "POST")];
    for (method, path) in [("POST", path), ("OPTIONS", path), ("POST", "/"), ("GET", path)] {
        let answer = bench.ask(method, path, &page, body.clone()).await;
        let names: Vec<&str> = answer.headers.keys().map(|name| name.as_str()).collect();
        assert!(
            !names.iter().any(|name| name.starts_with("access-control") || *name == "location"),
            "{names:?}"
        );
        assert_eq!(answer.body, "");
    }
}
